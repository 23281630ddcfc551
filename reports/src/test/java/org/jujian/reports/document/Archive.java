package org.jujian.reports.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// What an archive would object to in a PDF.
public final class Archive {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Archive() {}

    /// The rules of PDF/A-2u that a file breaks, by veraPDF: clause, what it asks, and where; none in a good file.
    public static List<String> objections(byte[] pdf) {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(failed -> failed.getRuleId().getClause() + "-"
                            + failed.getRuleId().getTestNumber() + " " + failed.getMessage() + " "
                            + failed.getLocation().getContext())
                    .toList();
        } catch (VeraPDFException | IOException e) {
            throw new IllegalArgumentException("PDF that cannot be read", e);
        }
    }
}
