/**
 * Numerical building blocks: arrays in, arrays out, no I/O, no state between calls unless a class says so. May import
 * nothing of Handful. Every method may be called from any thread; matrices are row-major double[] with their sizes
 * beside them, so that kernels stay loops that the JIT turns into vector instructions.
 */
package org.handful.math;
