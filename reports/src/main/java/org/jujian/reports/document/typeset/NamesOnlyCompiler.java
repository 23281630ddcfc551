package org.jujian.reports.document.typeset;

import java.io.File;
import java.io.Serializable;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRAbstractCompiler;
import net.sf.jasperreports.engine.design.JRCompilationSourceCode;
import net.sf.jasperreports.engine.design.JRCompilationUnit;
import net.sf.jasperreports.engine.design.JRSourceCompileTask;
import net.sf.jasperreports.engine.fill.JREvaluator;

/// Compiles templates whose expressions are names (`$F{…}`, `$P{…}`, `$V{…}`) or plain text with names in it, and
/// refuses
/// every other: no template can hold code, and no compiler has to be shipped. Named in `jasperreports.properties`.
public final class NamesOnlyCompiler extends JRAbstractCompiler {
    public NamesOnlyCompiler(JasperReportsContext context) {
        super(context, false);
    }

    @Override
    protected void checkLanguage(String language) {
        // every language is the same here: names
    }

    @Override
    protected JRCompilationSourceCode generateSourceCode(JRSourceCompileTask task) throws JRException {
        throw new JRException("template: expected expressions that are names only");
    }

    @Override
    protected String compileUnits(JRCompilationUnit[] units, String classpath, File directory) throws JRException {
        throw new JRException("template: expected expressions that are names only");
    }

    @Override
    protected JREvaluator loadEvaluator(Serializable compileData, String unitName) throws JRException {
        throw new JRException("template " + unitName + ": expected expressions that are names only");
    }

    @Override
    protected String getSourceFileName(String unitName) {
        return unitName;
    }
}
