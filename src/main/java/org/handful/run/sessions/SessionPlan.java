package org.handful.run.sessions;

/**
 * How classes are added to a finished run.
 *
 * @param run whose classes are the base session
 * @param shots images that each new class is learned from
 * @param perSession new classes per session; 0 for all at once
 */
public record SessionPlan(long run, int shots, int perSession, long seed) {}
