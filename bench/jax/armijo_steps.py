"""Times SGD + Armijo steps in JAX, one thread, each step one jitted function with the search as a while_loop.

Reads lines `MODEL BATCH_SIZE STEPS` and answers each with a line of JSON: CPU milliseconds per step, and the trials taken.
"""

import json
import os
import sys
import time

# One thread: XLA takes as many as it may run on.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
from jax import lax

FIRST_STEP_SIZE, BACKTRACK_FACTOR, SUFFICIENT_DECREASE, MAX_TRIALS = 100.0, 1e-5, 0.1, 100


class Layers:
    """Draws parameters in order when there are none yet, and hands them out in order when there are."""

    def __init__(self, given=None):
        self.parameters = [] if given is None else given
        self.drawing = given is None
        self.used = 0

    def next(self, shape, fan):
        if self.drawing:
            key = jax.random.PRNGKey(len(self.parameters))
            scale = (2 / fan) ** 0.5 if fan else 1.0
            self.parameters.append(scale * jax.random.normal(key, shape) if fan else jnp.zeros(shape))
        self.used += 1
        return self.parameters[self.used - 1]

    def dense(self, x, width):
        weight = self.next((x.shape[1], width), x.shape[1])
        return x @ weight + self.next((width,), None)

    def convolution(self, x, channels, size, stride, padding):
        fan = size * size * x.shape[3]
        kernel = self.next((size, size, x.shape[3], channels), fan)
        pads = [(padding, padding)] * 2
        return lax.conv_general_dilated(x, kernel, (stride, stride), pads, dimension_numbers=("NHWC", "HWIO", "NHWC"))

    def normalised(self, x, channels, size, stride, padding):
        y = self.convolution(x, channels, size, stride, padding)
        mean = y.mean((0, 1, 2))
        variance = ((y - mean) ** 2).mean((0, 1, 2))
        scale, offset = 1 + self.next((channels,), None), self.next((channels,), None)
        return (y - mean) * lax.rsqrt(variance + 1e-5) * scale + offset


def maxima(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def mlp(layers, x):
    x = x.reshape(x.shape[0], -1)
    for width in (512, 256):
        x = jax.nn.relu(layers.dense(x, width))
    return layers.dense(x, 10)


def cnn(layers, x):
    for channels in (32, 64):
        y = layers.convolution(x, channels, 3, 1, 1) + layers.next((channels,), None)
        x = maxima(jax.nn.relu(y))
    x = jax.nn.relu(layers.dense(x.reshape(x.shape[0], -1), 128))
    return layers.dense(x, 10)


def resnet(widths, blocks):
    def network(layers, x):
        x = jax.nn.relu(layers.normalised(x, widths[0], 3, 1, 1))
        for stage, (width, count) in enumerate(zip(widths, blocks)):
            for block in range(count):
                stride = 2 if stage > 0 and block == 0 else 1
                y = jax.nn.relu(layers.normalised(x, width, 3, stride, 1))
                y = layers.normalised(y, width, 3, 1, 1)
                shortcut = x if x.shape == y.shape else layers.normalised(x, width, 1, stride, 0)
                x = jax.nn.relu(y + shortcut)
        return layers.dense(x.mean((1, 2)), 10)

    return network


MODELS = {
    "mlp": (mlp, (28, 28, 1)),
    "cnn": (cnn, (28, 28, 1)),
    "resnet8": (resnet([16, 32, 64], [1, 1, 1]), (32, 32, 3)),
    "resnet18": (resnet([64, 128, 256, 512], [2, 2, 2, 2]), (32, 32, 3)),
}


def build(name, batch_size):
    network, shape = MODELS[name]
    inputs = jax.random.uniform(jax.random.PRNGKey(1), (batch_size, *shape))
    labels = jax.random.randint(jax.random.PRNGKey(2), (batch_size,), 0, 10)
    layers = Layers()
    network(layers, inputs)

    def loss_at(parameters):
        logits = network(Layers(parameters), inputs)
        return -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], 1).mean()

    @jax.jit
    def step(parameters):
        loss, gradient = jax.value_and_grad(loss_at)(parameters)
        squared_norm = sum(jnp.sum(part * part) for part in gradient)
        moved = lambda step_size: [p - step_size * g for p, g in zip(parameters, gradient)]

        def refused(search):
            step_size, trial_loss, trials = search
            accepted = trial_loss <= loss - SUFFICIENT_DECREASE * step_size * squared_norm
            return (trials < MAX_TRIALS) & ~accepted

        def attempt(search):
            step_size = search[0] * jnp.where(search[2] == 0, 1.0, BACKTRACK_FACTOR)
            return step_size, loss_at(moved(step_size)), search[2] + 1

        step_size, _, trials = lax.while_loop(refused, attempt, (FIRST_STEP_SIZE, jnp.inf, 0))
        return moved(step_size), trials

    return step, layers.parameters


def main():
    print(json.dumps({"version": jax.__version__}), flush=True)
    built = {}
    for line in sys.stdin:
        name, batch_size, steps = line.split()
        key = (name, batch_size)
        if key not in built:
            built = {key: build(name, int(batch_size))}
        step, parameters = built[key]
        parameters, _ = jax.block_until_ready(step(parameters))
        trials = 0
        started_at = time.process_time()
        for _ in range(int(steps)):
            parameters, taken = step(parameters)
            trials += int(taken)
        jax.block_until_ready(parameters)
        milliseconds = (time.process_time() - started_at) * 1000 / int(steps)
        built[key] = (step, parameters)
        print(json.dumps({"milliseconds": milliseconds, "trials": trials / int(steps)}), flush=True)


main()
