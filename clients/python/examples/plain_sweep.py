"""The same without PyTorch, or any other package: logistic regression by SGD in plain Python."""

from math import exp, log
from random import Random

import critbatch

random = Random(0)
inputs = [[random.gauss(0, 1) for _ in range(4)] for _ in range(100)]
labels = [1 if 2 * x[0] - x[1] + random.gauss(0, 1) > 0 else 0 for x in inputs]


def probability(weights, x):
    return 1 / (1 + exp(-sum(w * xi for w, xi in zip(weights, x))))


def train(run):
    random, weights = Random(run.seed), [0.0] * 4

    def evaluate():
        likelihoods = (probability(weights, x) if y else 1 - probability(weights, x) for x, y in zip(inputs, labels))
        return {"training_loss": -sum(map(log, likelihoods)) / len(inputs), "step_size": 0.1}

    for _ in run.steps(evaluate):
        gradient = [0.0] * 4
        for example in random.choices(range(len(inputs)), k=run.batch_size):
            error = probability(weights, inputs[example]) - labels[example]
            gradient = [g + error * xi / run.batch_size for g, xi in zip(gradient, inputs[example])]
        weights[:] = [w - 0.1 * g for w, g in zip(weights, gradient)]


sweep = critbatch.Client().report_sweep(
    critbatch.OutsideModel("logistic regression in plain Python", 4),
    critbatch.OutsideData("a noisy half-space", 100),
    batch_sizes=[2, 4, 8, 16, 32, 64],
    seeds=[1, 2],
    target=("training_loss", 0.4),
    max_examples_per_run=10_000,
    policy={"sgd": {"learningRate": {"base": 0.1}}},
)
print(sweep.report(train))
