package org.handful.cli;

import org.handful.cli.backbone.BackboneCommands;
import org.handful.cli.command.BenchCommand;
import org.handful.cli.command.CompletionCommand;
import org.handful.cli.command.DoctorCommand;
import org.handful.cli.command.EmbedCommand;
import org.handful.cli.command.EpisodesCommand;
import org.handful.cli.command.EvaluateCommand;
import org.handful.cli.command.MethodsCommand;
import org.handful.cli.command.PredictCommand;
import org.handful.cli.command.ReportCommand;
import org.handful.cli.command.RunCommand;
import org.handful.cli.command.MembershipCommand;
import org.handful.cli.command.SessionsCommand;
import org.handful.cli.console.Face;
import org.handful.cli.multilabel.MultiLabelCommand;
import org.handful.cli.project.ProjectCommands;
import picocli.CommandLine;

/** The tree of commands, made by hand: no command is found by reflection over names. */
final class Commands {
    private Commands() {}

    static CommandLine of(Face face) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand(new RunCommand(face));
        root.addSubcommand(new EpisodesCommand(face));
        root.addSubcommand(new SessionsCommand(face));
        root.addSubcommand(new MultiLabelCommand(face));
        root.addSubcommand(new MembershipCommand(face));
        root.addSubcommand(new EmbedCommand(face));
        root.addSubcommand(new PredictCommand(face));
        root.addSubcommand(new EvaluateCommand(face));
        root.addSubcommand(ProjectCommands.of(face));
        root.addSubcommand(BackboneCommands.of(face));
        root.addSubcommand(new MethodsCommand(face));
        root.addSubcommand(new ReportCommand(face));
        root.addSubcommand(new BenchCommand(face));
        root.addSubcommand(new DoctorCommand(face));
        root.addSubcommand(new CompletionCommand(face));
        return root;
    }
}
