"""A draft is made at the service as its documentation says, and nothing is ever sent to a list."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from servers import Service, free_port, http_service

from contentgen import build
from contentgen.cli import run
from contentgen.errors import ContentgenError
from contentgen.exporting import ExportOptions, LetterKit, export, read_kit
from contentgen.sending import Draft, DraftOptions, make_draft

HOSTED = ExportOptions(media_base_url="https://cdn.example/kits")
OPTIONS = DraftOptions(HOSTED, lists=(3, 4), template=7)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> LetterKit:
    folder = tmp_path_factory.mktemp("drafts")
    text = "# The mill turns again\n\nThe mill at Orrin earned $40 million in 2025 and $90 million in 2026.\n"
    (folder / "mill.md").write_text(text, "utf-8")
    made = build(
        folder / "mill.md", output=str(folder), sizes=("wide",), letter_from="A <a@b.example>"
    )
    return read_kit(made.folder)


def buttondown(body: dict[str, Any]) -> dict[str, Any]:
    return {"id": "em_1", "status": body["status"], "subject": body["subject"]}


def listmonk(body: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"id": 12, "status": "draft", "name": body["name"]}}


def environ(service: Service) -> dict[str, str]:
    return {
        "BUTTONDOWN_API_KEY": "key-of-ours",
        "CONTENTGEN_BUTTONDOWN_API_URL": service.url,
        "LISTMONK_URL": f"{service.url}/",
        "LISTMONK_USER": "api",
        "LISTMONK_TOKEN": "token-of-ours",
    }


def test_buttondown_gets_markdown_with_the_status_of_a_draft(kit: LetterKit) -> None:
    with http_service(Service(201, buttondown)) as service:
        made = make_draft(kit, "buttondown", OPTIONS, environ(service))
    assert made == Draft("buttondown", "em_1", "https://buttondown.com/emails/em_1")
    ((path, headers, body),) = service.asked
    assert (path, headers["Authorization"]) == ("/v1/emails", "Token key-of-ours")
    assert body["status"] == "draft" and body["subject"] == kit.letter["subject"]
    assert body["body"] == export(kit, "buttondown", HOSTED).data.decode()


def test_listmonk_gets_the_page_with_its_own_tags_for_its_lists(kit: LetterKit) -> None:
    with http_service(Service(200, listmonk)) as service:
        made = make_draft(kit, "listmonk", OPTIONS, environ(service))
    assert (made.id, made.url) == ("12", f"{service.url}/admin/campaigns/12")
    ((path, headers, body),) = service.asked
    basic = b64encode(b"api:token-of-ours").decode()
    assert (path, headers["Authorization"]) == ("/api/campaigns", f"Basic {basic}")
    assert body["body"] == export(kit, "listmonk", HOSTED).data.decode()
    assert "{{ UnsubscribeURL }}" in body["body"] and "{{ UnsubscribeURL }}" in body["altbody"]
    assert (body["lists"], body["template_id"], body["content_type"]) == ([3, 4], 7, "html")
    assert (body["from_email"], body["type"]) == ("A <a@b.example>", "regular")
    assert not {"status", "send_at"} & set(body)


@pytest.mark.parametrize(
    ("status", "tree", "code", "exit_code"),
    [
        (401, {"detail": "Invalid token."}, "CG567", 5),
        (403, {"message": "no right"}, "CG567", 5),
        (422, {"detail": [{"msg": "subject is too long"}]}, "CG567", 5),
        (429, {"detail": "slow down"}, "CG567", 5),
        (500, "<html>oops</html>", "CG568", 5),
        (307, {}, "CG567", 5),
        (200, {"status": "about_to_send"}, "CG565", 5),
        (200, "not JSON", "CG565", 5),
        (0, {}, "CG566", 6),
    ],
)
def test_each_answer_that_is_no_draft_is_one_clear_error(
    kit: LetterKit, status: int, tree: object, code: str, exit_code: int
) -> None:
    with http_service(Service(status, tree)) as service, pytest.raises(ContentgenError) as error:
        make_draft(kit, "buttondown", OPTIONS, environ(service))
    assert (error.value.code, error.value.exit_code) == (code, exit_code) and error.value.help
    assert "key-of-ours" not in str(error.value)
    assert [path for path, *_ in service.asked] == ["/v1/emails"]  # and no redirect was followed


def test_what_is_missing_is_said_before_anything_is_asked(kit: LetterKit) -> None:
    with http_service(Service(200, listmonk)) as service:
        full = environ(service)
        for to, name in (("buttondown", "BUTTONDOWN_API_KEY"), ("listmonk", "LISTMONK_TOKEN")):
            with pytest.raises(ContentgenError, match=f"CG561 {name}"):
                make_draft(kit, to, OPTIONS, {**full, name: ""})
        with pytest.raises(ContentgenError, match="CG562"):
            make_draft(kit, "listmonk", DraftOptions(HOSTED), full)
        with pytest.raises(ContentgenError, match="CG524"):
            make_draft(kit, "listmonk", DraftOptions(ExportOptions(), (1,)), full)
        with pytest.raises(ContentgenError, match="CG560"):
            make_draft(kit, "mailchimp", OPTIONS, full)
    assert service.asked == []


def test_a_service_that_is_not_there_is_said(kit: LetterKit) -> None:
    away = environ(Service(url=f"http://127.0.0.1:{free_port()}"))
    with pytest.raises(ContentgenError, match="CG564"):
        make_draft(kit, "listmonk", OPTIONS, away)
    with pytest.raises(ContentgenError, match="CG563"):
        make_draft(kit, "listmonk", OPTIONS, {**away, "LISTMONK_URL": "ftp://lists.example"})


def test_the_command_makes_a_draft_and_says_where(
    kit: LetterKit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with http_service(Service(200, listmonk)) as service:
        for name, value in environ(service).items():
            monkeypatch.setenv(name, value)
        told = ["--list", "3", "--media-base-url", "https://cdn.example/kits"]
        assert run(["send", str(kit.files.folder), "--draft", "listmonk", *told]) == 0
    said = capsys.readouterr()
    assert said.out == "listmonk: draft 12\n"
    assert f"{service.url}/admin/campaigns/12, and send it from there" in said.err


def test_the_files_of_a_kit_are_read_and_never_written(kit: LetterKit) -> None:
    def times() -> dict[Path, int]:
        return {p: p.stat().st_mtime_ns for p in kit.files.folder.rglob("*") if p.is_file()}

    before = times()
    with http_service(Service(201, buttondown)) as service:
        make_draft(kit, "buttondown", OPTIONS, environ(service))
    assert times() == before
