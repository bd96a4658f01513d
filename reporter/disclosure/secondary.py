"""Hide as little as possible beside what must be hidden: Benders' decomposition with HiGHS.

A master program says which cells are hidden, at the least cost; attackers say which of its
answers are unsafe and why (``attack``). The two take turns until no attacker objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reporter.disclosure.attack import Cut, Escape, attack, sightings
from reporter.disclosure.problem import Demand, Problem
from reporter.disclosure.problem_parts import loose_parts
from reporter.disclosure.secondary_master import Master

_MOST_ROUNDS = 150
_FEW_HIDDEN = 60
"""So few cells hidden are soon tried one by one; with more, trying costs more than it saves."""


class UnprotectableError(Exception):
    """Some cells cannot be protected whatever is hidden; ``cells`` are their numbers."""

    def __init__(self, cells: tuple[int, ...]) -> None:
        super().__init__("cells cannot be protected")
        self.cells = cells


@dataclass(frozen=True)
class Pattern:
    """The cells that are hidden, whether no cheaper pattern is safe, and the programs solved."""

    hidden: frozenset[int]
    minimal: bool
    solved: int


def suppress(problem: Problem) -> Pattern:
    """Return a safe pattern of least cost; raises UnprotectableError when there is none.

    The same problem gives the same pattern: limits are rounds and nodes, never seconds. A block
    that reaches them is made safe by hiding more than may be needed, and says so.
    """
    forced = _closed(problem, problem.forced)
    if forced & problem.fixed:
        raise UnprotectableError(tuple(sorted(forced & problem.fixed)))
    start, cuts, proved, solved = forced, list[Cut | Escape](), True, 0
    pieces = loose_parts(problem)
    for piece in pieces if len(pieces) > 1 else ():
        try:
            pattern, of_piece = _search(piece.problem, _closed(piece.problem, piece.problem.forced))
        except UnprotectableError:
            raise UnprotectableError(_unprotectable(problem)) from None
        cuts += [piece.whole_cut(cut) for cut in of_piece if isinstance(cut, Cut)]
        if pattern.minimal:
            cuts.append(piece.whole_cut(_costs(piece.problem, pattern.hidden)))
        start |= piece.whole(pattern.hidden)
        proved = proved and pattern.minimal
        solved += pattern.solved
    pattern, _ = _search(problem, start, cuts, proved=proved)
    return Pattern(pattern.hidden, pattern.minimal, pattern.solved + solved)


def _search(
    problem: Problem,
    start: frozenset[int],
    known: Sequence[Cut | Escape] = (),
    *,
    proved: bool = True,
) -> tuple[Pattern, list[Cut | Escape]]:
    """Return the cheapest safe pattern, and the cuts found on the way to it.

    ``known`` are cuts that hold already; where ``proved``, no safe pattern is cheaper than
    ``start``.
    """
    master = Master(problem, _closed(problem, problem.forced))
    master.add(known)
    mender = _Mender(problem)
    hidden, found = start, list[Cut | Escape]()
    for _ in range(_MOST_ROUNDS):
        cuts = mender.mend(hidden)
        found += cuts
        master.add(cuts)
        best = mender.best
        # What the master leaves out only makes a pattern cheaper, so its cost is a lower bound.
        if best is not None and proved and _cost(problem, best) - _cost(problem, hidden) < 1:
            return Pattern(best, minimal=True, solved=mender.solved), found
        if best is not None:
            master.tell(_too_dear(problem, best))
        answer = master.solve(_cost(problem, hidden) if proved else None)
        if answer is None and best is not None:
            # Only with a cell that is too dear, so nothing is cheaper than what is found.
            return Pattern(best, minimal=True, solved=mender.solved), found
        if answer is None:
            raise UnprotectableError(_unprotectable(problem))
        hidden, proved = answer
    if mender.best is None:
        mender.mend(_everything(problem))
    if mender.best is None:
        raise UnprotectableError(_unprotectable(problem))
    return Pattern(mender.best, minimal=False, solved=mender.solved), found


def _costs(problem: Problem, hidden: frozenset[int]) -> Cut:
    """Return the cut that nothing may cost less than a pattern."""
    costs = {i: float(problem.cost[i]) for i, printed in enumerate(problem.printed) if printed}
    return Cut(min(costs), costs, float(_cost(problem, hidden)))


def _cost(problem: Problem, hidden: frozenset[int]) -> int:
    return sum(problem.cost[i] for i in hidden)


def _too_dear(problem: Problem, best: frozenset[int]) -> list[int]:
    """Return the cells that no pattern cheaper than ``best`` can hide."""
    forced = _closed(problem, problem.forced)
    spare = _cost(problem, best) - _cost(problem, forced)
    printed = (i for i, printed in enumerate(problem.printed) if printed and i not in forced)
    return [
        i for i in printed if _cost(problem, _closed(problem, frozenset({i})) - forced) >= spare
    ]


class _Mender:
    """The cheapest safe pattern seen so far, and the way to the next."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._memory = sightings(problem)
        self.best: frozenset[int] | None = None
        self.solved = 0

    def mend(self, hidden: frozenset[int]) -> list[Cut | Escape]:
        """Hide more until a pattern is safe or nothing more helps; return the cuts on the way.

        Each step hides the cheapest cell that helps each unsafe one. The cuts of every step say
        more to the master than those of the first alone.
        """
        cuts: list[Cut | Escape] = []
        while True:
            findings = attack(self._problem, hidden, self._memory)
            self.solved += findings.solved
            if not findings.unsafe:
                cost = _cost(self._problem, hidden)
                if self.best is None or cost < _cost(self._problem, self.best):
                    self.best = self._pruned(hidden) if cuts else hidden
                return cuts
            cuts += findings.cuts
            more = [_cheapest(self._problem, hidden, cut) for cut in findings.cuts]
            if all(cell is None for cell in more):
                return cuts
            hidden = _closed(self._problem, hidden | {cell for cell in more if cell is not None})

    def _pruned(self, hidden: frozenset[int]) -> frozenset[int]:
        """Tell again, dearest first, whatever a safe pattern can do without."""
        problem = self._problem
        needed = _closed(problem, problem.forced)
        if len(hidden) > _FEW_HIDDEN:
            return hidden
        for cell in sorted(hidden - needed, key=lambda i: (-problem.cost[i], i)):
            fewer = hidden - {cell}
            if _closed(problem, fewer) != fewer:
                continue
            findings = attack(problem, fewer, self._memory)
            self.solved += findings.solved
            if not findings.unsafe:
                hidden = fewer
        return hidden


def _closed(problem: Problem, hidden: frozenset[int]) -> frozenset[int]:
    followers = {second for first, second in problem.follows if first in hidden}
    return hidden | followers


def _everything(problem: Problem) -> frozenset[int]:
    """Return all that may be hidden at all."""
    printed = {i for i, printed in enumerate(problem.printed) if printed}
    return frozenset(printed - problem.fixed)


def _unprotectable(problem: Problem) -> tuple[int, ...]:
    unsafe = attack(problem, _everything(problem)).unsafe
    wanted = tuple(i for i in unsafe if problem.demand[i] is Demand.WIDE)
    return wanted or unsafe or tuple(sorted(problem.forced))


def _cheapest(problem: Problem, hidden: frozenset[int], cut: Cut | Escape) -> int | None:
    if isinstance(cut, Escape):
        return None
    open_ = [i for i in cut.hiding if i not in hidden | problem.fixed]
    return min(open_, key=lambda i: (problem.cost[i], i), default=None)
