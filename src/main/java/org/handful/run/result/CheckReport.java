package org.handful.run.result;

import java.util.List;

/** What a check of a project file found. @param problems empty when it is sound */
public record CheckReport(int images, int runs, List<String> problems) {
    public boolean sound() {
        return problems.isEmpty();
    }
}
