package org.handful.store.record;

import java.util.List;

/**
 * What a thorough check of a project found.
 *
 * @param images whose bytes were hashed again
 * @param problems in words; empty when all is well
 */
public record IntegrityReport(int images, List<String> problems) {
    public IntegrityReport {
        problems = List.copyOf(problems);
    }

    public boolean clean() {
        return problems.isEmpty();
    }
}
