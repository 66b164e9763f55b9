/** What a few images say of the statistics inside a network. */
package org.handful.engine.statistics;
