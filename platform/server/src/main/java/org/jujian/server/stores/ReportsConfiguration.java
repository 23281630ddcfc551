package org.jujian.server.stores;

import java.time.Clock;
import java.util.Map;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.postgres.Database;
import org.jujian.base.schedule.Jobs;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.value.ChartOfAccounts;
import org.jujian.reports.calendar.CalendarLinks;
import org.jujian.reports.comparison.FormulaComparison;
import org.jujian.reports.delivery.DeliveryWorker;
import org.jujian.reports.delivery.Schedules;
import org.jujian.reports.delivery.mail.Mailer;
import org.jujian.reports.document.BulletinManuscripts;
import org.jujian.reports.document.CardManuscripts;
import org.jujian.reports.document.InspectionData;
import org.jujian.reports.document.InspectionManuscripts;
import org.jujian.reports.document.Presses;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.ReportFiles;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.document.Reports;
import org.jujian.reports.document.StoredInspectionData;
import org.jujian.reports.document.Writers;
import org.jujian.reports.document.annual.AnnualManuscripts;
import org.jujian.reports.document.issuing.Amendments;
import org.jujian.reports.document.issuing.Editions;
import org.jujian.reports.document.notice.BoardManuscripts;
import org.jujian.reports.document.notice.FinanceBoardManuscripts;
import org.jujian.reports.document.notice.NoticeSources;
import org.jujian.reports.document.notice.OrderManuscripts;
import org.jujian.reports.document.notice.PublicBoards;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.objection.Objections;
import org.jujian.reports.watch.WatchList;
import org.jujian.server.PublicUrl;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.unit.Units;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// Reports: what makes them, and where they are kept.
@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

    @Bean
    ReportFiles reportFiles(JujianSettings settings) {
        return new ReportFiles(settings.dataDir().resolve("reports"));
    }

    @Bean
    InspectionData inspectionData(
            Figures figures, ObligationStates obligations, ColumnStore store, Units units, Rulebook rulebook) {
        return new StoredInspectionData(figures, obligations, store, units, rulebook.calendar(), rulebook.catalogue());
    }

    @Bean
    Leads leads(Database database, ColumnStore store, ObligationStates obligations, Clock clock, Rulebook rulebook) {
        return new Leads(
                database, store, obligations, clock, rulebook.calendar().version());
    }

    @Bean
    FormulaComparison formulaComparison(Database database, ColumnStore store, Clock clock, Versions versions) {
        return new FormulaComparison(database, store, clock, versions);
    }

    /// Cards are read on pages too.
    @Bean
    CardManuscripts cards(
            Figures figures,
            Evidence evidence,
            ObligationStates obligations,
            Leads leads,
            ColumnStore store,
            Units units,
            Rulebook rulebook,
            @Value(PublicUrl.VALUE) String publicUrl) {
        return new CardManuscripts(
                figures,
                evidence,
                obligations,
                leads,
                store,
                units,
                rulebook.calendar(),
                rulebook.catalogue(),
                publicUrl + "/verify/");
    }

    @Bean
    NoticeSources noticeSources(
            Figures figures, ObligationStates obligations, ColumnStore store, Units units, Rulebook rulebook) {
        return new NoticeSources(figures, obligations, store, units, rulebook.calendar(), rulebook.catalogue());
    }

    @Bean
    Writers writers(
            InspectionData data,
            CardManuscripts cards,
            NoticeSources notices,
            Figures figures,
            ObligationStates obligations,
            ColumnStore store,
            Units units,
            Rulebook rulebook,
            @Value(PublicUrl.VALUE) String publicUrl) {
        String verify = publicUrl + "/verify/";
        return new Writers(Map.of(
                Report.Kind.SELF_INSPECTION,
                new InspectionManuscripts(data, verify),
                Report.Kind.BULLETIN,
                new BulletinManuscripts(figures, obligations, store, units, rulebook.catalogue(), verify),
                Report.Kind.SCORECARD,
                cards,
                Report.Kind.BOARD,
                new BoardManuscripts(notices, verify),
                Report.Kind.FINANCE_BOARD,
                new FinanceBoardManuscripts(notices, ChartOfAccounts.builtIn(), verify),
                Report.Kind.SUPERVISION_ORDER,
                new OrderManuscripts(notices, verify),
                Report.Kind.ANNUAL,
                new AnnualManuscripts(
                        figures, obligations, store, units, rulebook.calendar(), rulebook.catalogue(), verify)));
    }

    /// Made for the first report: templates and fonts take a second that the start need not wait for.
    @Bean
    @Lazy
    ReportWorker reportWorker(Database database, ReportFiles files, Writers writers, Clock clock) {
        return new ReportWorker(database, files, writers.byKind(), new Presses(), clock);
    }

    @Bean
    PublicBoards publicBoards(NoticeSources notices) {
        return new PublicBoards(notices, ChartOfAccounts.builtIn());
    }

    @Bean
    Reports reports(Database database, ReportFiles files, Clock clock, Jobs jobs) {
        return new Reports(database, files, clock, () -> jobs.kick(ReportWorker.JOB));
    }

    @Bean
    CalendarLinks calendarLinks(Database database, Audit audit, Clock clock) {
        return new CalendarLinks(database, audit, clock);
    }

    @Bean
    WatchList watchList(Database database, Units units, Audit audit, Clock clock) {
        return new WatchList(database, units, audit, clock);
    }

    @Bean
    Objections objections(
            Database database,
            Audit audit,
            Submissions submissions,
            MetricRuns runs,
            Rulebook rulebook,
            Clock clock,
            Jobs jobs) {
        return new Objections(
                database, audit, submissions, runs, rulebook.calendar(), clock, () -> jobs.kick(MetricRuns.JOB));
    }

    @Bean
    Editions editions(Database database, Writers writers, Clock clock, Jobs jobs) {
        return new Editions(database, writers, clock, () -> jobs.kick(ReportWorker.JOB));
    }

    @Bean
    Amendments amendments(Database database, Writers writers, Audit audit, Clock clock, Jobs jobs) {
        return new Amendments(database, writers, audit, clock, () -> jobs.kick(ReportWorker.JOB));
    }

    @Bean
    Mailer mailer(JujianSettings settings) {
        return new Mailer(settings.smtp().mail());
    }

    @Bean
    DeliveryWorker deliveryWorker(
            Database database,
            Reports reports,
            Units units,
            Rulebook rulebook,
            Mailer mailer,
            Clock clock,
            @Value(PublicUrl.VALUE) String publicUrl) {
        return new DeliveryWorker(database, reports, units, rulebook.calendar(), mailer, publicUrl, clock);
    }

    @Bean
    Schedules schedules(
            Database database, Units units, Rulebook rulebook, Audit audit, Clock clock, Mailer mailer, Jobs jobs) {
        return new Schedules(
                database, units, rulebook.calendar(), audit, clock, mailer.isOn(), () -> jobs.kick(DeliveryWorker.JOB));
    }
}
