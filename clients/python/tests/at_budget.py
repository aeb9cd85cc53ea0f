"""Reports a sweep for a budget with losses that are known beforehand, and prints its answer."""

import critbatch


def train(run: critbatch.Run) -> None:
    step = 0

    def evaluate() -> dict[str, float]:
        # Least where b is the root of 3/64 of the examples.
        loss = 64 / max(step, 1) + 3 / run.batch_size
        return {"training_loss": loss, "test_loss": loss * (1 + 0.01 * run.seed)}

    for step in run.steps(evaluate):
        pass


sweep = critbatch.Client().report_sweep(
    critbatch.OutsideModel("at a budget", parameter_count=12),
    critbatch.OutsideData("at a budget", training_examples=20_000),
    batch_sizes=[8, 16, 32, 64, 128, 256],
    seeds=[1, 2],
    budget_metric="test_loss",
    max_examples_per_run=20_480,
    policy={"sgd": {"learningRate": {"base": 0.1}}},
)
answer = sweep.report(train)
assert isinstance(answer, critbatch.BudgetAnswer)
assert answer == sweep.estimate()
print(sweep.id, answer.batch_size, answer.runs, answer.examples)
print(answer)
