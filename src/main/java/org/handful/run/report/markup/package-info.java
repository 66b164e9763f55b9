/** HTML and SVG as text, for the report. Imports nothing of the program. */
package org.handful.run.report.markup;
