package org.handful.cli.option;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as the build wrote it. */
public final class Version implements IVersionProvider {
    /** As in {@code pom.xml}. */
    public static String number() {
        return ResourceBundle.getBundle("version").getString("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Handful " + number() + " (Java " + Runtime.version() + ")"};
    }
}
