/** Choosing again and again among a few that reward differently. Not thread-safe. */
package org.handful.math.bandit;
