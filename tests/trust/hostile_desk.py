"""Requests to the review desk that no reviewer's browser sends."""

# ruff: noqa: E501  # a bait a line is easier to read than one broken in three
from __future__ import annotations

import hmac
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote, urlencode

from tests.trust.desks import Answer, Desk, listening
from tests.trust.ground import decided_ledger, faults_of
from tests.trust.shown import MARKUP, page_faults
from tests.trust.trial import Outcome, told, trial

from counterclaim.ledger import Ledger, queries
from counterclaim.model.decision import Decision
from counterclaim.review.desk import FORM_TYPE

GROUP = "The review desk"
ACTS = ("/refresh", "/name", "/claim/{}/decide", "/claim/{}/edit", "/claim/{}/settle", "/back/undo", "/add/r00000")
PAGES = (
    "/",
    "/claim/{}",
    "/add/r00000",
    "/log",
    "/agreement",
    "/take/claims.csv",
    "/take/decisions.jsonl",
    "/files/desk.css",
)


def _decisions(path: Path) -> tuple[Decision, ...]:
    with Ledger.open(path, readonly=True) as ledger:
        return queries.decisions(ledger)


@contextmanager
def _ground(folder: Path, wrong: list[str], token: str | None = None) -> Iterator[tuple[Desk, str]]:
    """A desk and the id of a claim on it. After it, no decision may have come or gone."""
    path, made = decided_ledger(folder)
    with Ledger.open(path, readonly=True) as ledger:
        name = next(iter(queries.claims(ledger))).claim.id
    with listening(path, token) as desk:
        yield desk, name
    if _decisions(path) != made:
        wrong.append("decisions were made or lost")
    wrong += faults_of(path, made)


def _to_the_claim(answer: Answer, claim: str) -> bool:
    return dict(answer.headers).get("location") == f"/claim/{claim}"


def _unless(answer: Answer, statuses: tuple[int, ...], what: str) -> list[str]:
    """What is wrong with an answer that should have one of these statuses."""
    if answer.status in statuses:
        return []
    return [f"{what}: {answer.status or 'no answer'} {answer.body[:80]!r}"]


@trial(GROUP, "Cross-site requests: forms without the desk's key, of other sites and types, to each address that acts")
def cross_site(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    tried = 0
    with _ground(folder, wrong) as (desk, claim):
        for act in ACTS:
            where, fields = (
                act.format(claim),
                {"verb": "reject", "who": "E. Vil", "choice": "new", "kind": "toll", "start": "0", "end": "5"},
            )
            plain = urlencode({"key": desk.guard.form_key, **fields}).encode()
            answers = {
                "no key": desk.ask(where, "POST", [("Content-Type", FORM_TYPE)], b"verb=reject"),
                "an empty key": desk.post(where, fields, key=""),
                "a wrong key": desk.post(where, fields, key="x" * 32),
                "half a key": desk.post(where, fields, key=desk.guard.form_key[:-1]),
                "a key and more": desk.post(where, fields, key=desk.guard.form_key + "a"),
                "a key beyond ASCII": desk.post(where, fields, key="ключ"),
                **{f"from {site}": desk.post(where, fields, [("Sec-Fetch-Site", site)]) for site in ("cross-site", "same-site", "elsewhere", "")},
                **{f"of {origin}": desk.post(where, fields, [("Origin", origin)]) for origin in (
                    "null", "https://evil.example", f"http://evil.example:{desk.port}", f"http://127.0.0.1.evil.example:{desk.port}",
                    "http://127.0.0.1:1", f"evil://x/{desk.host}", "http://[")},
                **{f"as {kind}": desk.ask(where, "POST", [("Content-Type", kind)], plain) for kind in (
                    "text/plain", "application/json", "multipart/form-data; boundary=a", "multipart/form-data", "", f"{FORM_TYPE}x")},
                "without a type": desk.ask(where, "POST", [], plain),
                **{f"by {method}": desk.ask(f"{where}?{plain.decode()}", method, [("Content-Type", FORM_TYPE)], plain) for method in (
                    "GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POSTS")},
            }  # fmt: skip
            for name, answer in answers.items():
                tried += 1
                # The page to add a claim on has the address of the form; a form's address asked for is its claim's page.
                allowed = (200, 400, 403, 404, 405, 415) if name in ("by GET", "by HEAD") else (400, 403, 404, 405, 415)
                if answer.status != 303 or not name.endswith(("GET", "HEAD")) or not _to_the_claim(answer, claim):
                    wrong += _unless(answer, allowed, f"{act}, {name}")
                if "access-control-allow-origin" in dict(answer.headers):
                    wrong.append(f"{act}, {name}: let other sites read it")
    return Outcome(tried, "requests refused; no decision came of them", tuple(wrong))


@trial(GROUP, "DNS rebinding: host names that are not the desk's, to each page and each address that acts")
def rebinding(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    tried = 0
    with _ground(folder, wrong) as (desk, claim):
        hosts = (
            f"evil.example:{desk.port}", "evil.example", "", f"127.0.0.1.evil.example:{desk.port}", f"127.0.0.1@evil.example:{desk.port}",
            f"evil.example#127.0.0.1:{desk.port}", f"evil.example:{desk.port}, {desk.host}", f"0.0.0.0:{desk.port}", "0", "127.1",
            "2130706433", "[::ffff:127.0.0.1]", "127.0.0.1 evil.example", "localhost.evil.example", "localhost.", "xn--localhost-", "a" * 5000,
            "localhost\tevil", "http://localhost/",
        )  # fmt: skip
        for host in hosts:
            for where in (*PAGES, *ACTS):
                at = where.format(claim)
                answer = desk.post(at, {"verb": "reject"}, host=host) if where in ACTS else desk.ask(at, host=host)
                tried += 1
                wrong += _unless(answer, (400, 403, 404), f"{where} of {host[:40]!r}")
        # A second name beside the right one, and an address that names another host than the header does.
        both = [
            desk.ask("/", headers=[("Host", "evil.example")]),
            desk.ask("/", host=None, headers=[("X-Forwarded-Host", "evil.example")]),
        ]
        wrong += _unless(both[0], (400, 403), "two hosts")
        if "evil.example" in both[1].body + str(both[1].headers):
            wrong.append("another host's name is taken over from a header")
        tried += 2
    return Outcome(tried, "requests refused", tuple(wrong))


CLIMBS = (
    "../../../../etc/passwd", "..%2f..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "..%252f..%252fetc%252fpasswd",
    "..\\..\\..\\etc\\passwd", "..%5c..%5cetc%5cpasswd", "....//....//etc/passwd", "/etc/passwd", "%2fetc%2fpasswd", "//etc/passwd",
    "..%00/etc/passwd", "desk.css%00.html", "desk.css/../../guard.py", "..%c0%af..%c0%afetc%c0%afpasswd", "..;/..;/etc/passwd",
    "file:///etc/passwd", "decided.db", "..%2fdecided.db", ".", "..", "%2e", "~root", "base.html.j2", "../guard.py", "..%2fguard.py",
    "con", "a" * 4000, "%", "%zz", "%ff%fe", "'; DROP TABLE decisions; --", "%27%20OR%201=1--", "*", "?", "#", "{}", "${7*7}", "{{7*7}}",
)  # fmt: skip


@trial(GROUP, "Path traversal: ways up and out, SQL and templates in each part of an address")
def traversal(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    tried = 0
    counts = dict.fromkeys(("not found", "refused", "the desk's own pages"), 0)
    with _ground(folder, wrong) as (desk, _):
        for climb in CLIMBS:
            for where in (
                "/{}",
                "/files/{}",
                "/take/{}",
                "/take/{}.csv",
                "/take/claims.{}",
                "/claim/{}",
                "/add/{}",
                "/back/{}/x",
            ):
                target = where.format(climb).replace(" ", "%20").replace("#", "%23")
                answer = desk.ask(target)
                tried += 1
                counts[{404: "not found", 200: "the desk's own pages"}.get(answer.status, "refused")] += 1
                wrong += _unless(answer, (200, 307, 400, 404, 405, 414), f"{where} with {climb[:40]!r}")
                if re.search(r"root:.*:0:0|SQLite format|def refusal|\{%|<td>49", answer.body):
                    wrong.append(f"{where} with {climb[:40]!r} gave a file: {answer.body[:80]!r}")
                if answer.header("location").startswith("//"):
                    wrong.append(f"{where} with {climb[:40]!r} leads to {answer.header('location')[:60]}")
            for where in ("/claim/{}/decide", "/claim/{}/edit", "/claim/{}/settle", "/add/{}"):
                target = where.format(climb).replace(" ", "%20").replace("#", "%23")
                answer = desk.post(
                    target, {"verb": "reject", "choice": "new", "kind": "toll", "start": "0", "end": "5"}
                )
                tried += 1
                counts["not found" if answer.status == 404 else "refused"] += 1
                wrong += _unless(answer, (303, 307, 400, 404, 405, 414, 422), f"{where} with {climb[:40]!r}")
                if not re.match(r"(/(?!/)|http://127\.0\.0\.1:\d+/|$)", answer.header("location")):
                    wrong.append(f"{where} with {climb[:40]!r} leads to {answer.header('location')[:60]}")
    return Outcome(tried, told(counts) + "; no file but the desk's own, no decision", tuple(wrong))


@trial(GROUP, "Tokens of a desk beyond this machine: none, wrong ones, halves, in cookies and addresses")
def tokens(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    tried = 0
    token = "kQ3" + "x7Zp" * 8
    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def spied(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return bool(real(one, other))

    bad = ("", token[:-1], token + "x", token.swapcase(), token[::-1], f" {token} x", "ключ", "%00", "\x7f", "a" * 8000, "null", f'"{token}x"', f"{token}\u202e")  # fmt: skip
    with _ground(folder, wrong, token) as (desk, claim), patch("hmac.compare_digest", spied):
        for where in (*PAGES, *ACTS):
            at = where.format(claim)
            method = "POST" if where in ACTS else "GET"
            form = ([("Content-Type", FORM_TYPE)], urlencode({"key": desk.guard.form_key, "verb": "reject"}).encode()) if method == "POST" else ([], b"")  # fmt: skip
            asked = [
                desk.ask(at, method, *form),
                desk.ask(at, method, [("Authorization", f"Bearer {token}"), *form[0]], form[1]),
            ]
            for one in bad:
                asked.append(desk.ask(f"{at}?token={quote(one)}", method, *form))
                asked.append(desk.ask(at, method, [("Cookie", f"desk={one}"), *form[0]], form[1]))
            for answer in asked:
                tried += 1
                wrong += _unless(answer, (400, 403), where)
                if token in answer.body or token in str(answer.headers):
                    wrong.append(f"{where} tells the token")
        if any(b"kQ3" in one and other != token.encode() for one, other in compared) or len(compared) < tried // 2:
            wrong.append("a token is not compared in constant time")
        first = desk.ask(f"/?token={token}")
        cookie = first.header("set-cookie")
        wrong += _unless(first, (200,), "the right token")
        if "HttpOnly" not in cookie or "samesite=strict" not in cookie.lower():
            wrong.append(f"its cookie is {cookie}")
        wrong += _unless(desk.ask("/", headers=[("Cookie", cookie.partition(";")[0])]), (200,), "the right cookie")
    return Outcome(tried, "requests refused, each compared in constant time; the right token was let in", tuple(wrong))


@trial(GROUP, "Bodies, headers and addresses beyond all measure, cut off or in disagreement about their length")
def oversize(folder: Path, times: int) -> Outcome:
    wrong: list[str] = []
    megabyte, before = b"a" * 1_000_000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with _ground(folder, wrong) as (desk, claim):
        at, form = f"/claim/{claim}/decide", [("Content-Type", FORM_TYPE)]
        key = f"key={desk.guard.form_key}&verb=reject&why=".encode()
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(megabyte), megabyte) for _ in range(50)) + b"0\r\n\r\n"
        answers = {
            "a form of 1 MB": (desk.ask(at, "POST", form, key + megabyte), (413,)),
            "a form of 200 MB": (desk.ask(at, "POST", form, key + megabyte * 200), (413, 0)),
            "a form that says it has 1 TB": (desk.ask(at, "POST", [*form, ("Content-Length", str(10**12))], key + megabyte), (413, 0)),
            "chunks without end": (desk.ask(at, "POST", [*form, ("Transfer-Encoding", "chunked")], chunks), (413, 0)),
            "a hundred thousand fields": (desk.ask(at, "POST", form, key + b"&a=b" * 60_000), (400, 413)),
            "sixty fields and more": (desk.ask(at, "POST", form, key + b"&a=b" * 100), (400,)),
            "a form of no UTF-8": (desk.ask(at, "POST", form, key + b"\xff\xfe"), (400,)),
            "a length that is none": (desk.ask(at, "POST", [*form, ("Content-Length", "-5")], key), (400,)),
            "two lengths": (desk.ask(at, "POST", [*form, ("Content-Length", "5"), ("Content-Length", "6")], key), (400,)),
            "a length and chunks": (desk.ask(at, "POST", [*form, ("Content-Length", "5"), ("Transfer-Encoding", "chunked")], b"0\r\n\r\n"), (400, 403)),
            "an address of 1 MB": (desk.ask(f"/?words={'a' * 1_000_000}"), (400, 414, 431, 0)),
            "a header of 1 MB": (desk.ask("/", headers=[("X-Long", "a" * 1_000_000)]), (400, 431, 0)),
            "ten thousand headers": (desk.ask("/", headers=[(f"X-{n}", "a") for n in range(10_000)]), (200, 400, 431, 0)),
            "a cookie of 60 KB": (desk.ask("/", headers=[("Cookie", "reviewer=" + "a" * 60_000)]), (200, 400, 431)),
            "no HTTP": (desk.ask("\r\n\r\n", "\x16\x03\x01"), (400, 0)),
            "another version": (desk.ask("/ HTTP/9.9\r\nX:", "GET"), (200, 400, 0)),
        }  # fmt: skip
        for name, (answer, statuses) in answers.items():
            wrong += _unless(answer, statuses, name)
        wrong += _unless(desk.ask("/"), (200,), "a page afterwards")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    if grown > 900:  # most of it is what this trial sends
        wrong.append(f"{grown:,} MB more memory")
    return Outcome(
        len(answers), "requests refused (413 for a form of more than 256 KB); the desk went on", tuple(wrong)
    )


VALUES = (
    "", "%00", "a%00b", "%ff%fe", "%c3%28", "%ed%a0%80", "%", "%zz", "%u0041", "9" * 3000, "-" + "9" * 400, "1e400", "NaN", "0.0", "-0.-0", "1.2.3",
    "9223372036854775808.9223372036854775808", "%D9%A3", "%F0%9F%95%8A", "%E2%80%AE", "%1b[31m", "%0d%0aSet-Cookie:%20a=b", "%0aLocation:%20//evil.example",
    "//evil.example", "https://evil.example/", "javascript:alert(1)", quote(MARKUP[0]), quote(MARKUP[2]), "%22%20onload=%22alert(1)", "'%20OR%20'1'='1",
    "1;%20DROP%20TABLE%20decisions", "*", "%22", "%22%22%22", "NEAR(a%20b)", "a%20AND", "(((((", "^a", "a:b", "words:a", "{{7*7}}", "a" * 5000,
    "%20" * 3000, "a%20" * 3000, "0000-00-00", "9999-12-31", "2021-02-30", "all", "unreviewed", "None", "[]", "..%2f..%2f",
)  # fmt: skip
NAMES = ("kind", "party", "outlet", "since", "until", "standing", "state", "reviewer", "words", "in", "after", "before", "at", "did", "message",
         "start", "end", "look", "time", "replaces", "query", "next", "token", "nothing")  # fmt: skip


def _shown_faults(answer: Answer, what: str) -> list[str]:
    """An answer that crashed, that sets what it shouldn't, leads elsewhere or runs what was in the request."""
    wrong = _unless(answer, (200, 303, 400, 403, 404, 405, 422), what)
    names = [name for name, _ in answer.headers]
    if "set-cookie" in names or len(set(names)) < len(names):
        wrong.append(f"{what}: headers {answer.headers}")
    if not re.match(r"(/(?!/)|$)", answer.header("location")):
        wrong.append(f"{what}: leads to {answer.header('location')[:60]}")
    if answer.header("content-type").startswith("text/html"):
        own = "form-action 'self'" in answer.header("content-security-policy")
        faults = [fault for fault in page_faults(answer.body) if not (own and fault == "an element <form>")]
        wrong += [f"{what}: {fault}" for fault in faults]
    return wrong


@trial(
    GROUP,
    "Hostile query strings and form fields: NUL, bad UTF-8, line ends, numbers without end, script, SQL, search syntax",
    few=4,
    many=1,
    cost=70,
)
def values(folder: Path, every: int) -> Outcome:
    wrong: list[str] = []
    tried = 0
    with _ground(folder, wrong) as (desk, claim):
        for number, value in enumerate(VALUES):
            for place, name in enumerate(NAMES):
                if (number + place) % every:
                    continue
                for where in (*PAGES[:5], "/take/claims.csv"):
                    tried += 1
                    wrong += _shown_faults(
                        desk.ask(f"{where.format(claim)}?{name}={value}"), f"{where}?{name}={value[:40]}"
                    )
                # What the desk would do with a verb that is none: it looks at all the rest.
                body = f"key={quote(desk.guard.form_key)}&verb=burn&choice=x&{name}={value}".encode()
                for act in ("/claim/{}/decide", "/claim/{}/settle", "/add/r00000"):
                    tried += 1
                    answer = desk.ask(act.format(claim), "POST", [("Content-Type", FORM_TYPE)], body)
                    wrong += _shown_faults(answer, f"{act}, {name}={value[:40]}")
    return Outcome(
        tried, "requests answered; no header, address or element came of them, and no decision", tuple(wrong[:200])
    )
