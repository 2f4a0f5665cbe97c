"""Lets the theme's script wait, for what is not wanted yet and behind the calculators' own; and calms it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

# Colours that a reader has chosen are there at once; so are now the system's, for who has chosen none.
_CHOSEN = 'var palette=__md_get("__palette");'
_CHOSEN_OR_THE_SYSTEMS = 'var palette=__md_get("__palette")||{color:{media:"(prefers-color-scheme)"}};'
_COLOURS_SET = re.compile(r"(?<=document\.body\.setAttribute\(\"data-md-color-\"\+key,value\))(?=\})")
_META = """document.querySelector('meta[name="color-scheme"]')"""
_SCHEME_NAMED = f""","scheme"===key&&"slate"===value&&({_META}.content="dark")"""
_SCRIPT = re.compile(r'<script src="(?P<address>[^"]*/bundle\.\w+\.min\.js)"></script>')
_AT_ONCE = 'location.protocol!=="file:"'
# How it waits for the search to be opened where it is read from a file, and for nothing elsewhere; what it asks for.
_WAITING = re.compile(
    rf"return (?P<until>[\w$]+\([\w$]+\({re.escape(_AT_ONCE)}\)"
    r',[\w$]+\("search"\)\)\.pipe\([\w$]+\((\w)=>\2\),[\w$]+)\('
)
_INDEX = re.compile(
    r"(?P<before>\(\(\)=>__index\),(?P<shared>[\w$]+)\(1\)\):)"
    r'(?P<index>[\w$]+\(new URL\("search/search_index\.json",[^)]*\)\))'
)
_WORDS_ARE_MARKED = "/[?&]h=/.test(location.search)"
_WORKER = re.compile(r"(?<=[,(])(?P<worker>[\w$]+)=new Worker\((?P<address>[\w$]+)\)(?=\))")
# What looks like a worker and becomes one with the first message to it.
_WORKER_TO_BE = (
    r"\g<worker>=Object.assign(new EventTarget,{postMessage(data){(this.is??=Object.assign(new Worker(\g<address>),"
    r'{onmessage:({data})=>this.dispatchEvent(new MessageEvent("message",{data}))})).postMessage(data)}})'
)
# Each of these has every element of the page styled anew, also where no colour changes.
_SWITCHING = 'document.body.setAttribute("data-md-color-switching",""),'
_COLOURED = re.compile(r"for\(let\[[^\]]+\]of Object\.entries\((?P<to>[\w$]+)\.color\)\)document\.body\.setAttribute\(")
_SCHEME_TO_BE = re.compile(
    r'(?P<meta>[\w$]+)=(?P<made>[\w$]+\("meta",\{name:"color-scheme"\}\));document\.head\.appendChild\((?P=meta)\);'
)
# What the theme says of a page when all of it is there, said before: that there are scripts, that one of them tells how
# a thing came into focus, and that it is light, until the reader's choice is known.
_FIRST = "<script>__md_scope="
_AT_FIRST = """<meta name="color-scheme" content="light">
<script>document.documentElement.className="js js-focus-visible";__md_scope="""
# How instant navigation gives addresses of the open page their whole length; and by what it knows what stands in heads.
_WHOLE_ADDRESS = re.compile(
    r"(?<=\{)(?P<element>\w)\[(?P<which>\w)\]=(?P=element)\[(?P=which)\];break\}\}return [\w$]+\((?P<page>\w)\)"
)
_KNOWN_BY = re.compile(r"(?P<known>\w)\.set\((?P<each>\w)\.outerHTML,(?P=each)\)")
# How instant navigation puts clicks beside the list of pages; and what puts the latest of another beside each of one.
_CLICKS = re.compile(
    r'(?P<of>\b(?P<clicks>\w)=[\w$]+\(document\.body,"click"\)\.pipe\()[\w$]+'
    r"(?=\(\w\),.{0,150}\b(?P=clicks)\.pipe\((?P<beside>[\w$]+)\(\w\)\)\.subscribe)"
)
# How the theme's search tells whether two of its states lead to the same: letter and number of each one that follows.
_STATE = re.compile(r"\b(?P<told>\w)=(?P=told)\+(?P<letter>\w)\+(?P<next>\w)\.id\b")
_MAP = re.compile(r"\n//# sourceMappingURL=\S+\s*$")  # of the script as it was


def defer(html: str) -> str:
    """Let it run when the page is parsed, after the scripts that stand before it: the page's own, a calculator's.

    What it would find out of a page, and have it styled anew for, stands there from the first on: its colours too.
    """
    html = html.replace(_FIRST, _AT_FIRST, 1).replace(_CHOSEN, _CHOSEN_OR_THE_SYSTEMS, 1)
    html = _COLOURS_SET.sub(_SCHEME_NAMED, html, count=1)
    return _SCRIPT.sub(r'<script defer src="\g<address>"></script>', html)


def let_wait(html: str, script: str) -> str:
    """Let another script have it run when nobody waits for an answer; it is fetched meanwhile."""
    asked = r'<link rel="preload" as="script" href="\g<address>" data-theme>'
    return _SCRIPT.sub(rf'{asked}\n<script type="module" src="{script}"></script>', html)


def let_search_tell_numbers(site: Path) -> None:
    """Part number from number where the theme's search writes down what follows a state.

    Without it "1" with the state 23 and "12" with the state 3 are the same to it, and it stops at a word such as "8".
    The script keeps its name, which stands in the settings of each page.
    """
    for file in site.glob("assets/javascripts/workers/search.*.min.js"):
        script = file.read_text(encoding="utf-8")
        file.write_text(_STATE.sub(r'\g<told>=\g<told>+\g<letter>+\g<next>.id+";"', script), encoding="utf-8")


def let_search_wait(site: Path) -> dict[str, str]:
    """Let the search's index be asked for when the search is opened, or words found by it are marked in the page; and
    its worker be started for what it is then told.

    The index is half a megabyte, and the theme works through it for half a second, just when Python wants to start.
    Gives the script's new name by its old one.
    """
    renamed = {}
    for file in site.glob("assets/javascripts/bundle.*.min.js"):
        script = _MAP.sub("", file.read_text(encoding="utf-8"))
        waiting, asking = _WAITING.search(script), _INDEX.search(script)
        if not waiting or not asking:
            continue
        until = waiting["until"].replace(_AT_ONCE, _WORDS_ARE_MARKED)
        asked = f"{asking['before']}{until}(()=>{asking['index']}),{asking['shared']}(1))"
        script = _calmed(_WORKER.sub(_WORKER_TO_BE, script.replace(asking[0], asked)))
        renamed[file.name] = f"bundle.{hashlib.sha256(script.encode()).hexdigest()[:8]}.min.js"
        file.unlink()
        (file.parent / renamed[file.name]).write_text(script, encoding="utf-8")
    return renamed


def _calmed(script: str) -> str:
    """Let it name the scheme of the page once, and mark no change of its colours, at which nothing fades, where a page
    that is light stays so."""
    stays_light = r'\g<to>.color.scheme==="default"&&document.body.getAttribute("data-md-color-scheme")==="default"'
    if _SWITCHING in script:
        marked = rf"{stays_light}||{_SWITCHING[:-1]};\g<0>"
        script = _COLOURED.sub(marked, script.replace(_SWITCHING, "", 1), count=1)
    if made := _SCHEME_TO_BE.search(script):
        meta = made["meta"]
        script = script.replace(made[0], f"{meta}={_META}||document.head.appendChild({made['made']});")
        named = rf"(?<=return ){re.escape(meta)}\.content=(?P<to>[\w$]+\.colorScheme),"
        script = re.sub(named, rf"{meta}.content!==\g<to>&&({meta}.content=\g<to>),", script)
    return _hearing_once(_leaving_styles(script))


def _hearing_once(script: str) -> str:
    """Let instant navigation leave a click to the browser that comes before it knows the pages.

    It remembered it, and once it knew them it put the page into the history, though the browser was on its way there:
    who went back found the same page once more.
    """
    return _CLICKS.sub(r"\g<of>\g<beside>", script, count=1)


def _leaving_styles(script: str) -> str:
    """Let instant navigation note the whole address of a style beside it: written into it, it has it read anew."""
    noted = r'\g<element>.rel==="stylesheet"&&\g<page>===document?\g<element>.dataset.whole=\g<element>.href:\g<0>'
    as_noted = r'`<link rel="stylesheet" href="${\g<each>.dataset.whole}">`'
    known = rf"\g<known>.set(\g<each>.dataset.whole?{as_noted}:\g<each>.outerHTML,\g<each>)"
    if _WHOLE_ADDRESS.search(script) and _KNOWN_BY.search(script):
        script = _KNOWN_BY.sub(known, _WHOLE_ADDRESS.sub(noted, script, count=1), count=1)
    return script
