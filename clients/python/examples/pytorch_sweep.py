"""A PyTorch training loop that reports a sweep: CRITBATCH_API_URL and CRITBATCH_TOKEN say where to, and as whom."""

import torch
from torch.nn import Linear, ReLU, Sequential
from torch.nn.functional import cross_entropy

import critbatch

inputs = torch.randn(2048, 10, generator=torch.Generator().manual_seed(0))
labels = (inputs[:, 0] * inputs[:, 1] > 0).long()


def train(run):
    torch.manual_seed(run.seed)
    model = Sequential(Linear(10, 32), ReLU(), Linear(32, 2))
    optimiser = torch.optim.SGD(model.parameters(), lr=0.5)
    for _ in run.steps(evaluate=lambda: cross_entropy(model(inputs), labels).item()):
        batch = torch.randint(len(inputs), (run.batch_size,))
        optimiser.zero_grad()
        cross_entropy(model(inputs[batch]), labels[batch]).backward()
        optimiser.step()


model, data = critbatch.OutsideModel("two-layer example", 418), critbatch.OutsideData("sign of a product", 2048)
grid = {"batch_sizes": [8, 16, 32, 64, 128, 256], "seeds": [1, 2], "max_examples_per_run": 100_000}
policy = {"sgd": {"learningRate": {"base": 0.5}}}
sweep = critbatch.Client().report_sweep(model, data, target=("training_loss", 0.3), policy=policy, **grid)
print(sweep.report(train))
