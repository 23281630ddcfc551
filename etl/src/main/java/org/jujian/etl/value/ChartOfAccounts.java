package org.jujian.etl.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jujian.etl.sheet.CellText;

/// 公开科目, the chart by which communities publish (finance.md §2): code or name of each account. Codes 3.xx, 4.xx and
/// 8.xx are any number (golden README D-25).
public final class ChartOfAccounts {
    private static final Pattern OPEN = Pattern.compile("[348]\\.\\d{1,4}(?:\\.\\d{1,4})?");
    private static final ChartOfAccounts BUILT_IN = readBuiltIn();

    private final Map<String, String> codeByWriting;

    private final Map<String, String> nameByCode;

    private ChartOfAccounts(Map<String, String> codeByWriting, Map<String, String> nameByCode) {
        this.codeByWriting = Map.copyOf(codeByWriting);
        this.nameByCode = Map.copyOf(nameByCode);
    }

    public static ChartOfAccounts builtIn() {
        return BUILT_IN;
    }

    /// The code of an account that is written as code or as name; empty when the chart has neither (FV-07).
    public Optional<String> findCode(String written) {
        String text = CellText.key(written);
        String code = codeByWriting.get(text);
        return code == null && OPEN.matcher(text).matches() ? Optional.of(text) : Optional.ofNullable(code);
    }

    /// The chart's name of a code; empty for the codes that are any number.
    public Optional<String> findName(String code) {
        return Optional.ofNullable(nameByCode.get(code));
    }

    private static ChartOfAccounts readBuiltIn() {
        var found = new HashMap<String, String>();
        var names = new HashMap<String, String>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ChartOfAccounts.class.getResourceAsStream("accounts.csv")),
                StandardCharsets.UTF_8))) {
            in.lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
                found.put(cells[0], cells[0]);
                names.put(cells[0], cells[1]);
                for (int i = 1; i < cells.length; i++) {
                    found.put(CellText.key(cells[i]), cells[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChartOfAccounts(found, names);
    }
}
