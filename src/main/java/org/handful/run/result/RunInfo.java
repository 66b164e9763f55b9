package org.handful.run.result;

import java.time.Instant;
import org.handful.eval.Estimate;
import org.handful.model.RunSpec;

/** A run as a line in a list. @param accuracy null until it is evaluated */
public record RunInfo(long id, String name, Instant started, RunSpec spec, RunStatus status, Estimate accuracy) {}
