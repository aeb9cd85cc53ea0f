"""A sweep of one run that is worse than the untrained model, slow enough to be stopped for it."""

import logging
import time

import critbatch


def train(run: critbatch.Run) -> None:
    loss = 1.0
    for _ in run.steps(lambda: loss):
        loss = 2.0
        time.sleep(0.01)


logging.basicConfig(level=logging.INFO)
client = critbatch.Client()
sweep = client.report_sweep(
    critbatch.OutsideModel("one weight", 1),
    critbatch.OutsideData("noise", 1000),
    batch_sizes=[8],
    seeds=[3],
    target=("training_loss", 0.1),
    max_examples_per_run=24_000,
    key="hopeless",
)
print(sweep.id, flush=True)
sweep.report(train, critbatch.Worker(client, name="small", device="cpu"))
