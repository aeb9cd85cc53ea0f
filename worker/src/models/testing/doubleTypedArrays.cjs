const { TestEnvironment } = require('jest-environment-node');

/**
 * TensorFlow.js knows no double precision, and its cpu backend computes in whatever `Float32Array` holds. Tests that
 * name this file with `@jest-environment` get doubles under that name, and so a reference engine in double precision.
 */
class DoubleTypedArrays extends TestEnvironment {
  /** Nothing that was loaded for other files may be met here. */
  hasOwnGlobals = true;

  async setup() {
    await super.setup();
    this.global.Float32Array = this.global.Float64Array;
  }
}

module.exports = DoubleTypedArrays;
