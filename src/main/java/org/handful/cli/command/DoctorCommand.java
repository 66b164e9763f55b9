package org.handful.cli.command;

import java.util.List;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.cli.json.MachineJson;
import org.handful.cli.option.ComputeOptions;
import org.handful.cli.option.GeneralOptions;
import org.handful.cli.option.JsonOption;
import org.handful.cli.table.MachineTables;
import org.handful.error.HandfulException;
import org.handful.run.Home;
import org.handful.run.doctor.Doctor;
import org.handful.run.doctor.Finding;
import org.handful.run.doctor.Finding.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Says what is broken on this machine, and what to do. */
@Command(name = "doctor", sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ComputeOptions compute;

    @Mixin
    private JsonOption json;

    @Mixin
    private GeneralOptions general;

    private final Face face;

    public DoctorCommand(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws HandfulException {
        compute.check();
        json.check();
        List<Finding> findings = Doctor.examine(face.workbenches(), Home.locate(general.home()), compute.asked());
        boolean sound = findings.stream().noneMatch(f -> f.verdict() == Verdict.BROKEN);
        if (!json.toStandardOutput()) {
            face.console().out().print(MachineTables.of(findings));
            face.console().out().println(Texts.of(sound ? "doctor.all.sound" : "doctor.all.broken"));
        }
        json.write(MachineJson.of(findings, sound), face.console());
        return sound ? ExitCode.DONE : ExitCode.FAILED;
    }
}
