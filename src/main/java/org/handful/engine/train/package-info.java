/**
 * Training over tensor operations: parameters, gradients, update rules, the head. Used by the engine alone, on the engine
 * thread alone. DJL's own Trainer and optimisers are not used: their numbers differ from PyTorch's and their state
 * leaks.
 */
package org.handful.engine.train;
