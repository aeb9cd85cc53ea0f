"""A sweep whose larger batch sizes do not fit: each run is ten steps, and from 16 on it raises what PyTorch raises."""

import logging

import critbatch
import critbatch.sweep

# How far it is is told after every run, not every few seconds.
critbatch.sweep._TELLING_SECONDS = 0


class OutOfMemoryError(RuntimeError):
    """As PyTorch calls it."""


def train(run: critbatch.Run) -> None:
    print(f"tried {run.batch_size}", flush=True)
    for _ in run.steps(lambda: 1.0):
        if run.batch_size >= 16:
            raise OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")


logging.basicConfig(level=logging.INFO)
client = critbatch.Client()
sweep = client.report_sweep(
    critbatch.OutsideModel("one weight", 1),
    critbatch.OutsideData("noise", 1000),
    batch_sizes=[8, 16, 32],
    seeds=[3, 4],
    target=("training_loss", 1e-9),
    max_examples_per_run=80,
    key="too large",
)
print(sweep.id, flush=True)
sweep.report(train, critbatch.Worker(client, name="small", device="NVIDIA L4"))
