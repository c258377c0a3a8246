"""dask.distributed: a cluster that is there, or two and more workers of this machine for a trial.

Why this one: docs/scale.md. A task holds file names; its key is its partition's, with the run's own name behind it, for
dask takes equal keys for one task. A task that was on a lost worker is given to another by dask; one whose result alone
was lost finds its partition made.
"""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

from counterclaim.engines.task import Task, close, do
from counterclaim.engines.where import Result, Where
from counterclaim.errors import CounterclaimError, FatalError
from counterclaim.ledger.extracted.schema import not_installed

if TYPE_CHECKING:
    from distributed import Client


def run_dask(tasks: Sequence[Task], where: Where) -> Iterator[Result]:
    """Runs the tasks on the scheduler, or on a cluster of this machine. FatalError CC245 where dask isn't installed,
    CC247 where the scheduler doesn't answer."""
    try:
        from distributed import as_completed
    except ImportError as error:
        raise not_installed("dask.distributed", "dask") from error
    run = uuid.uuid4().hex[:8]
    with ExitStack() as stack:
        client = _client(where, stack)
        by_key = {f"counterclaim-{task.key}-{run}": task for task in tasks}
        futures = [client.submit(do, task, key=key, pure=False) for key, task in by_key.items()]
        done: Any = as_completed(futures, loop=client.loop, with_results=True, raise_errors=False)
        del futures  # dask forgets a result once nobody holds its future
        for future, result in done:
            task = by_key[future.key]
            if future.status == "finished":
                yield task, result
            else:
                yield task, _error(task, future.exception())
            future.release()
        with suppress(Exception):  # a worker that is gone has none to close
            client.run(close)


def _client(where: Where, stack: ExitStack) -> Client:
    from distributed import Client, LocalCluster

    if where.scheduler is not None:
        try:
            return stack.enter_context(Client(where.scheduler, set_as_default=False))
        except (OSError, ValueError) as error:
            raise FatalError(
                "CC247",
                f"the scheduler doesn't answer ({str(error)[:200]}).",
                where=where.scheduler,
                mend="Start one (dask scheduler), or check its address.",
            ) from error
    cluster: Any = LocalCluster(
        n_workers=where.jobs or os.cpu_count() or 1,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        memory_limit=0,  # readings are done in processes that dask doesn't see
        silence_logs=logging.CRITICAL,
    )
    stack.enter_context(cluster)
    return stack.enter_context(Client(cluster, set_as_default=False))


def _error(task: Task, error: BaseException | None) -> CounterclaimError:
    if isinstance(error, CounterclaimError):
        return error
    return FatalError(
        "CC246",
        f"the partition was not made ({type(error).__name__}: {str(error)[:300]}).",
        where=task.slice[0].name,
        mend="See the log of the worker.",
    )
