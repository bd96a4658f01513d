"""Builds editions: finds out what has changed, has it made, and puts it in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from reporter.building import journal, keys, pool
from reporter.building.capacity import usable_cpus
from reporter.building.index import write_index
from reporter.building.journal import Whole
from reporter.building.standing import standing
from reporter.building.tasks import Finished, Outcome, Task, Why, Wish
from reporter.building.waste import kept_for_good
from reporter.digests import of_edition
from reporter.editions.catalogue import EDITION_FILE
from reporter.errors import OutputError, UsageError, UserError
from reporter.releases import log as releases

if TYPE_CHECKING:  # it loads editions, which is not needed where nothing has changed
    from reporter.building.work import Work


class Listener(Protocol):
    """Who is told how a build goes, as it goes."""

    def unchanged(self, edition_id: str, whole: Whole, sheets: int) -> None:
        """Hear that an edition's sheets, this many, stand as they should; nothing is made."""

    def planned(self, edition_id: str, why: Why) -> None:
        """Hear of an edition's sheets why each is to be made; one without a reason stands."""

    def finished(self, task: Task, outcome: Outcome) -> None:
        """Hear that a task is done, before anything of it is written."""

    def failed(self, edition_id: str, error: UserError) -> None:
        """Hear that an edition cannot be built at all."""

    def closed(self, edition_id: str, word: str) -> None:
        """Hear that an edition's last task is done, with a word on it if there is one to say."""


def build(wish: Wish, listener: Listener) -> bool:
    """Build what is wished for; return whether there is a list of editions to look at.

    What is wrong with an edition or a sheet is told to the listener, and the others are built.
    Raises UsageError before anything is made, and OutputError where the output cannot be written.
    """
    for edition_id in wish.edition_ids:
        if (wish.output / edition_id / EDITION_FILE).exists():
            message = f"{wish.output}: mappen rummer udgaverne selv; vælg en anden med --output"
            raise OutputError(message)
    if any(not journal.path(wish.output, name).exists() for name in wish.edition_ids):
        _warm_up(wish)  # what never was built whole is to be built, whatever the survey finds
    as_is, changed = _survey(wish)
    works = _plan(wish, changed, listener)
    batches = [name for name, whole in as_is.items() if whole.is_batch]
    batches += [work.edition_id for work in works if work.is_batch]
    if wish.kommuner is not None:
        unread = changed.keys() - {work.edition_id for work in works}
        _refuse_single(wish, batches, unread)
        works = [work for work in works if work.is_batch]
    for edition_id, whole in as_is.items():
        if wish.kommuner is None or whole.is_batch:
            listener.unchanged(edition_id, whole, len(wish.kommuner or whole.sheets))
    for work in works:
        listener.planned(work.edition_id, work.why)
    _run(wish, works, listener)
    if not as_is and not any(work.stands for work in works):
        return False
    write_index(wish.output)
    return True


def _survey(wish: Wish) -> tuple[dict[str, Whole], dict[str, dict[str, str]]]:
    """Part the editions in those that stand as they should and those that have to be looked into.

    Of the latter the digests of their files are returned. To be looked into is whatever is not as
    it was released.
    """
    surroundings = keys.surroundings(wish.formats)
    released = releases.read(wish.editions)
    as_is: dict[str, Whole] = {}
    changed: dict[str, dict[str, str]] = {}
    for edition_id in wish.edition_ids:
        files = of_edition(wish.editions / edition_id)
        key = keys.key({**files, **surroundings})
        whole = standing(wish.output, edition_id, key, wish.kommuner or ())
        if whole and not released.is_changed(edition_id, files):
            as_is[edition_id] = whole
        else:
            changed[edition_id] = files
    return as_is, changed


def _plan(wish: Wish, changed: Mapping[str, dict[str, str]], listener: Listener) -> list[Work]:
    if not changed:
        return []
    _warm_up(wish)  # while the editions are read here
    with kept_for_good():
        from reporter.building.work import Work
        from reporter.releases.status import refuse_changed

        released = releases.read(wish.editions)
        works = []
        for edition_id, files in changed.items():
            try:
                if not wish.draft:
                    refuse_changed(released, wish.editions, edition_id, files)
                works.append(Work(wish, edition_id, files))
            except UsageError:
                raise
            except UserError as error:
                listener.failed(edition_id, error)
    return works


def _warm_up(wish: Wish) -> None:
    if _jobs(wish) > 1 and not wish.scheduler:
        pool.warm_up()


def _refuse_single(wish: Wish, batches: Sequence[str], unread: Set[str]) -> None:
    """Refuse to build for some municipalities what is not made for each; raises UsageError.

    Of editions that could not be read nobody knows, and their faults are told.
    """
    single = [name for name in wish.edition_ids if name not in batches and name not in unread]
    if wish.named and single:
        message = f"udgaven '{single[0]}' laves ikke for hver kommune; udelad --kommune"
        raise UsageError(message)
    if not batches and not unread:
        raise UsageError("ingen af udgaverne laves for hver kommune; udelad --kommune")


def _run(wish: Wish, works: Sequence[Work], listener: Listener) -> None:
    by_id = {work.edition_id: work for work in works}
    for work in works:
        if not work.waiting:
            _close(work, listener)
    if not any(work.waiting for work in works):
        return
    with closing(_runner(wish, works)) as finished:
        for task, outcome in finished:
            listener.finished(task, outcome)
            work = by_id[task.edition_id]
            work.take(task, outcome)
            if not work.waiting:
                _close(work, listener)


def _close(work: Work, listener: Listener) -> None:
    try:
        listener.closed(work.edition_id, work.close())
    except OutputError:
        raise
    except UserError as error:
        listener.failed(work.edition_id, error)


def _runner(wish: Wish, works: Sequence[Work]) -> Finished:
    tasks = [task for work in works for task in work.waiting.values()]
    jobs = min(_jobs(wish), len(tasks))
    if wish.scheduler and tasks:
        from reporter.building import cluster

        return cluster.run(tasks, wish.scheduler)
    if jobs == 1:
        return _here(works)
    editions = {work.edition_id: work.edition for work in works}
    return pool.run(tasks, jobs, editions=editions, meanwhile=lambda: _prepare(works))


def _prepare(works: Sequence[Work]) -> None:
    for work in works:
        if work.waiting:
            work.prepare()


def _here(works: Sequence[Work]) -> Finished:
    """Make the tasks in this process, which has the editions at hand."""
    from reporter.building.build import Workshop

    workshop = Workshop()
    for work in works:
        for n, task in enumerate(list(work.waiting.values())):
            if n == 0:
                workshop.lay_in(task, work.edition)
            yield task, workshop.perform(task)


def _jobs(wish: Wish) -> int:
    return wish.jobs or usable_cpus()
