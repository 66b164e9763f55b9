package org.handful.cli.table;

import org.handful.cli.console.Texts;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.privacy.MembershipReport.Attack;

/** An attack as text: a row without privacy and one with, then what that means. */
public final class MembershipTable {
    private MembershipTable() {}

    public static String of(MembershipReport report) {
        StringBuilder text = new StringBuilder(Texts.of("membership.head", report.plan().shadows() + 1, report.images(),
                report.backbone(), String.valueOf(report.plan().seed()))).append("\n\n");
        TextTable table = new TextTable(2, Texts.of("membership.method"), Texts.of("membership.epsilon"),
                Texts.of("membership.auc"), Texts.of("membership.rare"), Texts.of("membership.veryRare"),
                Texts.of("membership.accuracy"));
        row(table, report.plain());
        row(table, report.guarded());
        return text.append(table).append('\n').append(Texts.of("membership.sentence",
                Figures.percent(report.plain().rare()), Figures.percent(report.guarded().rare()),
                Figures.decimal(report.plan().epsilon(), 2))).append('\n').toString();
    }

    private static void row(TextTable table, Attack attack) {
        table.row(attack.method(), attack.bound().map(b -> Figures.decimal(b.epsilon(), 2)).orElse(""),
                Figures.decimal(attack.auc(), 3), Figures.percent(attack.rare()),
                Double.isNaN(attack.veryRare()) ? "" : Figures.percent(attack.veryRare()),
                Figures.percent(attack.accuracy()));
    }
}
