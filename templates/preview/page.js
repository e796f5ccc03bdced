// The editors' page: everything reads without this; it adds views, keys, copying and the picture viewer.
(() => {
  "use strict";
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const ITEM = ".raw > li:not(.blank), .group > ol > li, .thread > ol > li, .cards > li";
  const broad = matchMedia("(min-width: 1080px)");

  function say(words) {
    byId("said").textContent = "";
    requestAnimationFrame(() => { byId("said").textContent = words; });
  }
  function keep(key, value) {
    try { localStorage.setItem(`contentgen-${key}`, value); } catch { /* forbidden to files: forget */ }
  }
  function kept(key) {
    try { return localStorage.getItem(`contentgen-${key}`); } catch { return null; }
  }

  // ---- views: one at a time; story and findings stand together where there is room -------------

  const tabs = $$(".tabs a");
  const views = $$(".view");
  let current = "story";

  function show(name) {
    current = name;
    const pair = broad.matches && (name === "story" || name === "findings");
    for (const view of views) {
      const here = view.id === name || (pair && (view.id === "story" || view.id === "findings"));
      // until-found lets the browser's search reach the other views
      if (here) view.removeAttribute("hidden"); else view.setAttribute("hidden", "until-found");
    }
    for (const tab of tabs) {
      if (tab.dataset.view === name) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }

  function light(elements) {
    for (const old of $$(".lit")) old.classList.remove("lit");
    for (const element of elements) element.classList.add("lit");
  }

  // "27–30" → the lines 27 to 30
  function linesOf(link) {
    const [first, last = first] = link.textContent.split("–").map(Number);
    return Array.from({ length: last - first + 1 }, (_, n) => `L${first + n}`);
  }

  function go(id, { lines = [], focus = true } = {}) {
    const target = byId(id);
    if (!target) return false;
    const view = target.closest(".view");
    if (view) show(view.id);
    const whole = target === view;
    if (whole) {
      const top = byId("main").getBoundingClientRect().top + scrollY - 46;
      if (scrollY > top && !(broad.matches && id === "findings")) scrollTo({ top, behavior: "instant" });
      if (id === "findings") view.scrollTop = 0;
      return true;
    }
    if (lines.length) light(lines.map(byId).filter(Boolean));
    else light(target.matches(ITEM) ? [target] : []);
    if (focus && target.matches(ITEM)) rest(target);
    target.scrollIntoView({ block: target.matches(".group, .thread, .network") ? "start" : "center", behavior: calm.matches ? "instant" : "smooth" });
    return true;
  }

  function rest(item) {
    if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
    item.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = decodeURIComponent(link.hash.slice(1));
    if (id === "main" || !byId(id)) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    go(id, { lines: link.matches(".lines a, .at a") ? linesOf(link) : [] });
    if (link.matches(".raw > li > a")) inspect(id);
  });
  addEventListener("popstate", () => go(location.hash.slice(1) || "story"));
  document.addEventListener("beforematch", (event) => {
    const view = event.target.closest(".view");
    if (view) show(view.id);
  });
  broad.addEventListener("change", () => show(current));

  // ---- from a line to all that rests on it ------------------------------------------------------

  const resting = new Map();
  for (const link of $$(".lines a, .at a")) {
    const owner = link.closest(`${ITEM}, [data-name]`);
    if (owner) for (const line of linesOf(link)) resting.set(line, (resting.get(line) ?? new Set()).add(owner));
  }

  function inspect(line) {
    const box = byId("inspector");
    const elements = [...(resting.get(line) ?? [])];
    const found = elements.filter((e) => e.matches(".group li"));
    const used = elements.filter((e) => !e.matches(".group li"));
    box.replaceChildren(
      paragraph(`Line ${line.slice(1)}`, found.map((e) => [$("h4", e).textContent.trim(), `#${e.id}`]), "nothing found here"),
      paragraph("Used in", used.map((e) => [e.dataset.name ?? e.getAttribute("aria-label"), e.dataset.href ?? `#${e.id}`]), "nothing goes out that rests on it"),
    );
    box.hidden = false;
    if (broad.matches) byId("findings").scrollTop = 0;
  }

  function paragraph(label, links, none) {
    const line = document.createElement("p");
    const name = document.createElement("b");
    name.textContent = `${label}: `;
    line.append(name);
    for (const [words, href] of links) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = words.length > 60 ? `${words.slice(0, 58)}…` : words;
      line.append(link, " ");
    }
    if (!links.length) line.append(none);
    return line;
  }

  // ---- this page light, dark, or as the system --------------------------------------------------

  const THEMES = ["system", "light", "dark"];
  function theme(name) {
    if (name === "system") delete root.dataset.theme; else root.dataset.theme = name;
    byId("theme-word").textContent = name[0].toUpperCase() + name.slice(1);
    byId("theme-button").setAttribute("aria-label", `Colours: ${name}`);
  }
  function nextTheme() {
    const name = THEMES[(THEMES.indexOf(root.dataset.theme ?? "system") + 1) % THEMES.length];
    theme(name);
    keep("theme", name);
    say(`Colours: ${name}`);
  }
  theme(root.dataset.theme ?? "system");
  byId("theme-button").addEventListener("click", nextTheme);

  // ---- letter -------------------------------------------------------------------------------------

  const frames = byId("frames");
  function set(what, to) {
    frames.dataset[what] = to;
    for (const button of $$(`[data-set="${what}"]`)) button.setAttribute("aria-pressed", String(button.dataset.to === to));
  }
  for (const button of $$("[data-set]")) button.addEventListener("click", () => set(button.dataset.set, button.dataset.to));

  function press(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    return on;
  }
  byId("pictures-off")?.addEventListener("click", (event) => {
    const off = press(event.currentTarget);
    for (const frame of $$("iframe", frames)) frame.src = off ? frame.dataset.off : frame.dataset.on;
  });
  byId("text-part").addEventListener("click", (event) => {
    const on = press(event.currentTarget);
    byId("text-pane").classList.toggle("shown", on);
    frames.hidden = on;
  });

  // ---- copying -------------------------------------------------------------------------------------

  const PARTS = "\n\n---\n\n"; // as in the kit's .txt files
  async function copy(button) {
    const text = $$(".says", button.closest(".thread > ol > li, .thread")).map((post) => post.textContent).join(PARTS);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelection(text);
    }
    const word = $("span", button);
    const before = button.dataset.word ??= word.textContent;
    word.textContent = "Copied";
    button.classList.add("done");
    say("Copied");
    setTimeout(() => { word.textContent = before; button.classList.remove("done"); }, 1600);
  }
  function addCopy(place, words) {
    const button = byId("copy-button").content.firstElementChild.cloneNode(true);
    $("span", button).textContent = words;
    button.addEventListener("click", () => copy(button));
    place.append(button);
  }
  for (const head of $$(".thread > header")) addCopy(head, "Copy thread");
  for (const under of $$(".under")) addCopy(under, "Copy");
  function copyBySelection(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  // ---- pictures ------------------------------------------------------------------------------------

  const viewer = byId("viewer");
  let at = 0;
  const shownSheets = () => $$("[data-open]").filter((link) => link.offsetParent);
  function open(index) {
    const sheets = shownSheets();
    at = (index + sheets.length) % sheets.length;
    const image = $("img", sheets[at]);
    const big = byId("viewer-image");
    big.src = image.getAttribute("src");
    big.alt = image.alt;
    big.width = image.getAttribute("width");
    big.height = image.getAttribute("height");
    byId("viewer-name").textContent = big.getAttribute("src").split("/").pop();
    byId("viewer-size").textContent = `${big.width ? image.getAttribute("width") : ""} × ${image.getAttribute("height")}`;
    byId("viewer-alt").textContent = $(".alt", sheets[at].closest("li")).lastChild.textContent.trim();
    if (!viewer.open) viewer.showModal();
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(shownSheets().indexOf(link));
  });
  byId("viewer-back").addEventListener("click", () => open(at - 1));
  byId("viewer-on").addEventListener("click", () => open(at + 1));
  viewer.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") open(at - 1);
    if (event.key === "ArrowRight") open(at + 1);
  });
  for (const button of $$("[data-fit]")) {
    button.addEventListener("click", () => {
      viewer.dataset.fit = button.dataset.fit;
      for (const other of $$("button[data-fit]")) other.setAttribute("aria-pressed", String(other === button));
    });
  }
  for (const dialog of $$("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  }

  // ---- keys ------------------------------------------------------------------------------------------

  function step(by) {
    const view = byId(current);
    const items = $$(ITEM, view).filter((item) => item.offsetParent);
    if (!items.length) return;
    const here = items.indexOf(document.activeElement?.closest(ITEM));
    const next = items[Math.min(Math.max(here + by, 0), items.length - 1)];
    light([next]);
    rest(next);
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (next.matches(".raw > li") && broad.matches) inspect(next.id);
  }
  function follow(item) {
    const link = $(item.matches(".raw > li") ? "p > a, div > a" : ".lines a, .at a", item);
    if (link) link.click();
  }
  const focused = () => document.activeElement?.matches(ITEM) ? document.activeElement : null;
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    c: () => { const button = focused() && $(".copy", focused()); if (button) copy(button); },
    t: nextTheme,
    m: () => current === "letter" && set("width", "phone"),
    d: () => current === "letter" && set("width", "desktop"),
    b: () => current === "letter" && set("width", "both"),
    n: () => current === "letter" && set("looks", frames.dataset.looks === "dark" ? "light" : "dark"),
    "?": () => byId("keys").showModal(),
  };
  tabs.forEach((tab, index) => { KEYS[String(index + 1)] = () => tab.click(); });

  const keysOn = byId("keys-on");
  keysOn.checked = kept("keys") !== "off";
  keysOn.addEventListener("change", () => keep("keys", keysOn.checked ? "on" : "off"));
  byId("keys-button").addEventListener("click", () => byId("keys").showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    if (event.key === "Enter" && focused()) return follow(focused());
    if (event.key === "Escape") { light([]); byId("inspector").hidden = true; return; }
    if (keysOn.checked && KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  show("story");
  let start = "";
  try {
    start = decodeURIComponent(location.hash.slice(1));
  } catch {
    // not an address of ours
  }
  if (start) go(start, { focus: false });
})();
