package org.handful.cli.option;

import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.handful.cli.console.Console;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.error.BackboneException;
import org.handful.error.HandfulException;
import org.handful.run.Job;
import org.handful.run.Workbench;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that needs the workbench: opens it when the arguments are known to be sound, and closes it. */
public abstract class WorkCommand implements Callable<Integer> {
    @Mixin
    private GeneralOptions general;

    @Mixin
    private ComputeOptions compute;

    @Spec
    private CommandSpec spec;

    private final Face face;

    protected WorkCommand(Face face) {
        this.face = face;
    }

    @Override
    public final Integer call() throws HandfulException {
        compute.check();
        check();
        OptionalInt done = without();
        if (done.isPresent()) {
            return done.getAsInt();
        }
        try (Workbench workbench = face.open(general.home(), compute.asked())) {
            return work(workbench);
        }
    }

    /** Looks at the arguments before anything is opened or read. */
    protected void check() throws HandfulException {}

    /** Work for which no workbench is opened here. @return an {@link ExitCode}; empty to open one and go on */
    protected OptionalInt without() throws HandfulException {
        return OptionalInt.empty();
    }

    /** @return an {@link ExitCode} */
    protected abstract int work(Workbench workbench) throws HandfulException;

    protected final Face face() {
        return face;
    }

    protected final Console console() {
        return face.console();
    }

    protected final PrintStream out() {
        return face.console().out();
    }

    protected final <T> T await(Job<T> job) throws HandfulException {
        return face.jobs().await(job);
    }

    /**
     * Says so before thousands of images are read that a backbone is not there, or is damaged. A name that nobody gave to a
     * backbone is as wrong a usage as that of no method.
     */
    protected final void requireBackbone(Workbench workbench, String id) throws HandfulException {
        if (workbench.backbones().stream().anyMatch(b -> b.id().equals(id))) {
            return;
        }
        try {
            workbench.verifyBackbone(id);
        } catch (BackboneException e) {
            if (e.problem() != BackboneException.Problem.NOT_INSTALLED) {
                throw e;
            }
            throw new ParameterException(spec.commandLine(), e.userMessage() + System.lineSeparator() + e.remedy());
        }
    }

    /** Wrong usage, in words. */
    protected final ParameterException wrong(String key, Object... arguments) {
        return new ParameterException(spec.commandLine(), Texts.of(key, arguments));
    }
}
