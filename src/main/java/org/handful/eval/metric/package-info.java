/**
 * One file per metric. Plain arrays in, numbers out; NaN stands for "no data" and never for "bad data", which is
 * refused. Stateless, so safe from any thread. Imports the JDK and commons-statistics only.
 */
package org.handful.eval.metric;
