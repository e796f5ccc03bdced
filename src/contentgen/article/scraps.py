"""The pattern of what a site's software, a converter or a chatbot leaves among words.

One alternation, tried at every place of a text, so that inline code wins where it stands first; each
part is bounded, so that a line of two million openers stays cheap. The name of the group that fits
says what was found; residue.py cuts it, and looks for the end of what is `paired`.
"""

from __future__ import annotations

import re

# Template tags whose content is no text of the article, with the tag that ends them.
_PAIRED = (
    "comment|highlight|codeblock|code|prism|mermaid|plantuml|graphviz|chart|echarts|pullquote|capture|"
    "button|btn|cta|gallery|style|css|script|javascript|schema|math_block|playground|runkit|vega"
)
_TOC = r"\[{1,2}_?[Tt][Oo][Cc]_?\]{1,2} | @\[[Tt][Oo][Cc]\](?:\([^)\n]{0,80}\))? | \$\{toc\}"
_SHORTCODES = (
    "caption|gallery|audio|video|playlist|embed|contact-form(?:-7)?|youtube|vimeo|tweet|gist|instagram|"
    "spotify|soundcloud|googlemaps"
)
_ATTRIBUTE = r"""[a-z][\w:-]{0,40}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s\]\}"'=]{1,200})"""
_MARK = r"(?:[*†‡§¶^↩︎#🔗]{1,3}|\d{1,3}|[a-z])"

SCRAPS = re.compile(
    rf"""
      (?P<code>    (?<!`)(?P<tick>`{{1,3}})(?!`)[^`\n]+(?P=tick)(?!`) )
    | (?P<comment> <!-- )
    | (?P<paired>
          \{{%-? [ ]* (?P<liquid>{_PAIRED}) \b (?: [^{{}}%] | %(?!\}}) ){{0,300}} %\}}
        | \{{\{{[<%] [ ]* (?P<hugo>{_PAIRED}) \b [^{{}}]{{0,300}} (?<!/) [>%]\}}\}}
      )
    | (?P<site>
          \{{\{{!-- (?: [^-] | -(?!-) ){{0,1000}} --\}}\}}
        | \{{\{{\{{? [^{{}}]{{0,500}} \}}?\}}\}}                  # {{{{ x }}}}, {{{{< x >}}}}, {{{{% x %}}}}
        | \{{% (?: [^{{}}%] | %(?!\}}) | \{{[^{{}}%]{{0,200}}\}} ){{0,500}} %\}}
        | \{{\# (?: [^#] | \#(?!\}}) ){{1,1000}} \#\}}           # Nunjucks, Twig
        | <% (?: [^%] | %(?!>) ){{0,1000}} %>                   # ERB, EJS
        | ^(?:[*-]|1\.) [ ]+ [^\n]{{1,80}} \n \{{:[ ]?toc [^{{}}\n]{{0,80}} \}}
        | \{{: [^{{}}\n]{{0,300}} \}}                             # {{: .x}}, {{:toc}}
        | (?<!\{{) \{{ [ ]? [.\#][\w:-]{{1,80}} (?:[ ][^{{}}\n]{{0,200}})? \}} (?= [ \t]* $ )
        | (?<=[\])]) \{{ [ ]? [.\#][\w:-]{{1,80}} (?:[ ][^{{}}\n]{{0,200}})? \}}
        | (?: ^ | (?<=[\])]) ) \{{ [ ]? {_ATTRIBUTE} (?:[ ]+(?:{_ATTRIBUTE}|[.\#][\w-]{{1,80}})){{0,20}} [ ]? \}}
        | ^(?:{_TOC}) [ \t]* $
        | ^\*\[ [^\]\n]{{1,80}} \]: [^\n]* $                      # *[EU]: an abbreviation
        | ^\#\+ [A-Za-z_]{{3,40}} [^\n]* $                        # Org
        | %% (?: [^%] | %(?!%) ){{1,1000}} %%                     # Obsidian
        | !\[\[ [^\[\]\n]{{1,300}} \]\]
        | [ ] \^ [a-z][a-z0-9]{{0,20}}(?:-[a-z0-9]{{1,20}}){{1,5}} [ \t]* $
      )
    | (?P<alias> \[\[ (?: [^\[\]|\n]{{1,200}} \| )? (?= [^\[\]|\n]{{1,200}} \]\] (?!\() ) )
    | (?P<short>
          \[ (?:{_SHORTCODES})\b [^\]\n]{{0,500}} \]
          (?: [^\[\]]{{0,1000}} \[/(?:caption|gallery|audio|video|playlist|embed)\] )? (?![(\[:])
        | \[ /?[a-z][\w-]{{1,40}} (?:[ ]+{_ATTRIBUTE}){{1,30}} [ ]? /? \] (?![(\[:])
        | \[/[a-z][\w-]{{1,40}}\] (?![(\[])
      )
    | (?P<footnote>
          ^\[\^[^\]\n]{{1,80}}\]: [^\n]* (?: \n [ \t]+ [^\s][^\n]* )*
        | \[\^[^\]\s]{{1,80}}\]
        | \^\[ (?= [^\[\]\n]{{0,60}}[ ] ) [^\[\]\n]{{1,500}} \]
        | <sup\b[^<>]{{0,200}}> [ ]? (?: <a\b[^<>]{{0,300}}> [ ]? \[?{_MARK}\]? [ ]? </a> | \[\d{{1,3}}\] ) [ ]? </sup>
        | \[ \\?\[?{_MARK}?\\?\]? \] \( \#[^()\s]{{0,120}} (?:[ ]"[^"\n]{{0,120}}")? \)
        | <a\b[^<>]{{0,300}}> [ ]? {_MARK} [ ]? </a>
        | (?<= [^\s\[\](,;] ) (?<! \W[A-Za-z] ) [ ]?
          (?: \\?\[[1-9]\d{{0,2}}(?:[ ]?[,;–-][ ]?\d{{1,3}}){{0,9}}\\?\] ){{1,9}} (?! [(\[:\w] )
        | [ ]? \( \[ [\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,4}} \] \( [^()\s]{{1,500}} \) \)
        | [\ue000-\uf8ff]? cite (?: [\ue000-\uf8ff]? turn\d{{1,3}}[a-z]{{3,12}}\d{{1,3}} ){{1,9}} [\ue000-\uf8ff]?
        | :contentReference\[oaicite:\d{{1,9}}\]\{{index=\d{{1,9}}\}}
        | 【[^】\n]{{1,40}}†[^】\n]{{0,80}}】
      )
    """,
    re.VERBOSE | re.MULTILINE,
)
WORTH_A_LOOK = re.compile(r"[{<\[【^%]|^#\+|:content|turn\d|\$\{toc", re.MULTILINE)
CODES = {
    "comment": "CG119",
    "paired": "CG119",
    "site": "CG119",
    "alias": "",
    "short": "CG119",
    "footnote": "CG121",
}
