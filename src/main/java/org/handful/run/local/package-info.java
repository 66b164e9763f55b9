/**
 * The workbench on this machine: everything that {@link org.handful.run.Workbench} promises, over the real engine and
 * the real project file. Only the composition root makes a {@link org.handful.run.local.LocalWorkbench}.
 */
package org.handful.run.local;
