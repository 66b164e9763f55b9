/**
 * How fast this machine is: figures for people who choose a backbone or a method. Measures through the same workbench
 * that both faces use, so that a figure is what a user gets. May import the rest of run, method, model and error. Runs
 * on the thread that asks.
 */
package org.handful.run.bench;
