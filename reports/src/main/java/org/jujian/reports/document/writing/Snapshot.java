package org.jujian.reports.document.writing;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The data of a report, frozen: JSON in which equal data have equal text, its SHA-256, and the report's number. Both
/// come from the data alone, so that a report made twice is the same report.
///
/// @param number `ZC-310114004009-2026Q1-` and the first eight digits of the hash
/// @param hash 64 hexadecimal digits
public record Snapshot(String json, String hash, String number) {
    private static final int DIGITS_IN_NUMBER = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // components only: Ratio.isWhole() is not its component `whole`
            .changeDefaultVisibility(visibility -> visibility
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .addModule(new SimpleModule()
                    .addSerializer(UnitCode.class, ToStringSerializer.instance)
                    .addSerializer(Money.class, ToStringSerializer.instance)
                    .addSerializer(Period.class, ToStringSerializer.instance)
                    .addDeserializer(UnitCode.class, written(UnitCode.class, UnitCode::of))
                    .addDeserializer(Money.class, written(Money.class, Money::of))
                    .addDeserializer(Period.class, written(Period.class, Snapshot::period))
                    .addDeserializer(
                            Period.Month.class, written(Period.Month.class, text -> (Period.Month) period(text)))
                    .addDeserializer(
                            Period.Quarter.class, written(Period.Quarter.class, text -> (Period.Quarter) period(text)))
                    .addDeserializer(Period.Year.class, written(Period.Year.class, text -> (Period.Year) period(text))))
            .build();

    /// @param prefix  two letters for the kind of report
    /// @param content a record that holds everything that is printed, for whom it is printed included
    public static Snapshot of(String prefix, UnitCode unit, Period period, Object content) {
        String json = MAPPER.writeValueAsString(content);
        String hash = sha256(json.getBytes(StandardCharsets.UTF_8));
        String number = "%s-%s-%s-%s"
                .formatted(
                        prefix,
                        unit,
                        period,
                        hash.substring(0, DIGITS_IN_NUMBER).toUpperCase(java.util.Locale.ROOT));
        return new Snapshot(json, hash, number);
    }

    /// What was frozen, as the record that it was made from.
    public static <T> T thaw(String json, Class<T> content) {
        return MAPPER.readValue(json, content);
    }

    private static Period period(String text) {
        return Period.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("period of a snapshot: found " + text));
    }

    private static <T> StdDeserializer<T> written(Class<T> type, Function<String, T> read) {
        return new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return read.apply(parser.getString());
            }
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
