"""One run of a known length for the tests that disturb it: `disturbed.py KEY MODE`; the same key is the same sweep.

The weight of step n is a function of seed and n, so that whatever happens on the way, the log must be the same. Half way
the program says so and waits for a line, or for the end of its input: that is when it is disturbed.
"""

import json
import logging
import sys
import time
from random import Random

import critbatch
import critbatch.row

key, mode = sys.argv[1], sys.argv[2]
LAST_STEP = 400


def train(run: critbatch.Run) -> None:
    state = {"weight": 1.0, "step": 0}
    told: list[int] = []

    def evaluate() -> critbatch.row.Evaluation:
        if mode == "fault" and state["step"] > 50:
            raise ZeroDivisionError("a bug in the loss")
        if mode == "diverge" and state["step"] > 50:
            return float("nan")
        if mode == "grow":
            # A loop in 64 bits, as NumPy's: the loss comes to 1e308 before it is infinite.
            return {"training_loss": 10.0 ** (2 * state["step"]), "batch_gradient_norm": 10.0 ** state["step"]}
        return state["weight"] ** 2

    def save() -> bytes:
        return json.dumps(state).encode()

    def restore(saved: bytes) -> None:
        state.update(json.loads(saved))

    for step in run.steps(evaluate, save=save, restore=restore):
        assert step == state["step"] + 1
        if not told:
            print(f"from {step}", flush=True)
            told.append(step)
        state["weight"] += -0.01 * state["weight"] + 0.01 * Random(f"{run.seed} {step}").gauss(0, 1)
        state["step"] = step
        if step == LAST_STEP // 2:
            print("half way", flush=True)
            sys.stdin.readline()
        if mode == "slow" and step > LAST_STEP // 2:
            time.sleep(0.05)
        if mode == "leave" and step == 60:
            return


logging.basicConfig(level=logging.INFO)
client = critbatch.Client()
if mode == "every sweep":
    critbatch.Worker(client, name="for everybody").work(train, until_idle=True)
    sys.exit()
sweep = client.report_sweep(
    critbatch.OutsideModel("one weight", 1),
    critbatch.OutsideData("noise", 1000),
    batch_sizes=[8],
    seeds=[7],
    target=("training_loss", 1e-9),
    max_examples_per_run=8 * LAST_STEP + 3,
    key=key,
)
print(sweep.id, flush=True)
worker = critbatch.Worker(client, name="disturbed", checkpoint_seconds=0)
if mode == "work":
    worker.work(train, sweep_id=sweep.id)
else:
    sweep.report(train, worker)
