/** Pictures of single screens on the workbench in memory, to look at while working on them. */
package org.handful.ui.demo;
