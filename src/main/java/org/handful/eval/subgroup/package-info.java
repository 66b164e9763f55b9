/** Who is served badly: figures over class x attribute groups, and how much of what they show is chance. */
package org.handful.eval.subgroup;
