/**
 * The report for people who were not there: one HTML file with everything in it. Words in the language it is asked for;
 * figures as {@code eval} gives them. No state; any thread but FX's.
 */
package org.handful.run.report;
