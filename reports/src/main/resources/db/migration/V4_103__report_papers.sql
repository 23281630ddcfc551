-- More kinds of papers, and the second of the two times: only what had been received by known_at (null = everything).
ALTER TABLE reports.report
    DROP CONSTRAINT report_kind_check,
    ADD CONSTRAINT report_kind_check CHECK (kind IN ('self-inspection', 'scorecard', 'bulletin', 'annual', 'board',
                                                     'finance-board', 'supervision-order')),
    ADD COLUMN known_at timestamptz;
