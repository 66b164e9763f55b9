/** What low-rank adapters take from the weights, or from the first step, before they are trained. */
package org.handful.tune.lowrank;
