"""Times SGD + Armijo steps in PyTorch, one thread, as the public implementation of Vaswani et al. 2019 organises them:
the parameters are copied, every trial writes copy − α·gradient into them and runs the model, and the loss and the
gradient norm are read back as Python numbers.

Reads lines `MODEL BATCH_SIZE STEPS` and answers each with a line of JSON: milliseconds per step, and the trials taken.
"""

import copy
import json
import sys
import time

import torch
from torch.nn import functional

import models

torch.set_num_threads(1)

# A first trial that is refused and a second that is accepted: two trials in every step.
FIRST_STEP_SIZE, BACKTRACK_FACTOR, SUFFICIENT_DECREASE, MAX_TRIALS = 100.0, 1e-5, 0.1, 100


def armijo_step(model, inputs, labels):
    """One step; returns the number of trials."""

    def loss_of_batch():
        return functional.cross_entropy(model(inputs), labels)

    parameters = list(model.parameters())
    for parameter in parameters:
        parameter.grad = None
    loss = loss_of_batch()
    loss.backward()
    start = copy.deepcopy(parameters)
    gradient = [parameter.grad for parameter in parameters]
    squared_norm = torch.zeros(())
    for part in gradient:
        squared_norm = squared_norm + torch.sum(torch.mul(part, part))
    squared_norm = squared_norm.item()

    step_size = FIRST_STEP_SIZE
    with torch.no_grad():
        for trial in range(1, MAX_TRIALS + 1):
            for parameter, before, part in zip(parameters, start, gradient):
                parameter.data = before - step_size * part
            if loss_of_batch().item() <= loss.item() - SUFFICIENT_DECREASE * step_size * squared_norm:
                return trial
            step_size *= BACKTRACK_FACTOR
    return MAX_TRIALS


def main():
    print(json.dumps({"version": torch.__version__}), flush=True)
    built = {}
    for line in sys.stdin:
        name, batch_size, steps = line.split()
        key = (name, batch_size)
        if key not in built:
            built = {key: models.build(name, int(batch_size))}
            armijo_step(*built[key])
        trials = []
        started_at = time.process_time()
        for _ in range(int(steps)):
            trials.append(armijo_step(*built[key]))
        milliseconds = (time.process_time() - started_at) * 1000 / int(steps)
        print(json.dumps({"milliseconds": milliseconds, "trials": sum(trials) / len(trials)}), flush=True)


main()
