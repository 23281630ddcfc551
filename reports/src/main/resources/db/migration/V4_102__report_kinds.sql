-- Reports of more kinds and formats, each written for one audience. What is written for the committee (红线, 线索, 举报)
-- only the committee finds, and the platform itself: the second wall around the condition in ReportStore.
ALTER TABLE reports.report
    DROP CONSTRAINT report_kind_check,
    DROP CONSTRAINT report_format_check,
    ADD CONSTRAINT report_kind_check CHECK (kind IN ('self-inspection', 'scorecard', 'bulletin', 'annual')),
    ADD CONSTRAINT report_format_check CHECK (format IN ('pdf', 'docx', 'xlsx', 'html')),
    ADD COLUMN audience text NOT NULL DEFAULT 'COMMUNITY'
        CONSTRAINT report_audience_check CHECK (audience IN ('COMMUNITY', 'STREET', 'COMMITTEE'));
ALTER TABLE reports.report ALTER COLUMN audience DROP DEFAULT;

CREATE POLICY written_for ON reports.report AS RESTRICTIVE
    USING (audience <> 'COMMITTEE' OR (SELECT base.scope_audience()) IN ('COMMITTEE', 'SYSTEM'));
