package org.handful.ui.train.profile;

import java.util.List;
import org.handful.run.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The profiles among the preferences of the program, as JSON. */
record ProfileStore(Workbench workbench) {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);
    private static final String KEY = "train.profiles";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Cheap: from memory. What cannot be read counts as none and is logged. */
    List<Profile> read() {
        try {
            return workbench.preference(KEY).map(text -> MAPPER.readValue(text, new TypeReference<List<Profile>>() {}))
                    .orElse(List.of());
        } catch (JacksonException e) {
            LOG.warn("profiles cannot be read; starting afresh", e);
            return List.of();
        }
    }

    void write(List<Profile> profiles) {
        workbench.putPreference(KEY, MAPPER.writeValueAsString(profiles));
    }
}
