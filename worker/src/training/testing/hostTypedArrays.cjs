const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest gives every test file its own globals; ONNX Runtime makes its results with the process's own typed arrays and
 * refuses others. Tests that run it share those: `@jest-environment` with this file's path.
 */
class HostTypedArrays extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, Float64Array, Int32Array, BigInt64Array, Uint8Array });
  }
}

module.exports = HostTypedArrays;
