package org.jujian.tenants.catalogue;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `items.csv`, `elements.csv` and `duties.csv` beside this class. A cell that is not understood stops the start.
final class CatalogueResource {
    private CatalogueResource() {}

    static Catalogue read(String version) {
        var elements = new HashMap<String, List<Element>>();
        for (var row : rows("elements.csv")) {
            elements.computeIfAbsent(row.getField("item"), key -> new ArrayList<>())
                    .add(new Element(
                            Integer.parseInt(row.getField("element")),
                            row.getField("name"),
                            kinds(row.getField("applies_to"))));
        }
        var duties = new HashMap<String, List<Duty>>();
        for (var row : rows("duties.csv")) {
            String item = row.getField("item");
            duties.computeIfAbsent(item, key -> new ArrayList<>())
                    .add(duty(row, elements.getOrDefault(item, List.of())));
        }
        return new Catalogue(
                version,
                rows("items.csv").stream()
                        .map(row -> item(row, elements, duties))
                        .toList());
    }

    private static Item item(NamedCsvRecord row, Map<String, List<Element>> elements, Map<String, List<Duty>> duties) {
        String code = row.getField("code");
        return new Item(
                code,
                row.getField("name"),
                known("category", Category.ofLabel(row.getField("category")), row),
                Preset.valueOf(row.getField("preset").toUpperCase(Locale.ROOT)),
                known("audience_min", Readers.ofLetter(row.getField("audience_min")), row),
                row.getField("channels")
                        .chars()
                        .mapToObj(Character::toString)
                        .map(letter -> known("channels", Channel.ofLetter(letter), row))
                        .toList(),
                listed(row.getField("extra_evidence"))
                        .map(proof -> known("extra_evidence", Proof.ofCode(proof), row))
                        .toList(),
                known("sensitivity", Sensitivity.ofCode(row.getField("sensitivity")), row),
                kinds(row.getField("applies_to")),
                day(row.getField("valid_from")),
                day(row.getField("valid_to")),
                Integer.parseInt(row.getField("weight")),
                row.getField("substantive").equals("是"),
                row.getField("source"),
                elements.getOrDefault(code, List.of()),
                duties.getOrDefault(code, List.of()));
    }

    private static Duty duty(NamedCsvRecord row, List<Element> elements) {
        String written = row.getField("elements");
        List<Integer> numbers = written.equals("*")
                ? elements.stream().map(Element::number).toList()
                : listed(written).map(Integer::valueOf).toList();
        return new Duty(Frequency.valueOf(row.getField("freq")), numbers);
    }

    private static Set<CommunityKind> kinds(String appliesTo) {
        return switch (appliesTo) {
            case "all" -> EnumSet.allOf(CommunityKind.class);
            case "rural" -> EnumSet.of(CommunityKind.RURAL);
            default -> throw new IllegalStateException("applies_to: expected all or rural, found " + appliesTo);
        };
    }

    private static @Nullable LocalDate day(String written) {
        return written.isEmpty() ? null : LocalDate.parse(written);
    }

    private static Stream<String> listed(String cell) {
        return cell.isEmpty() ? Stream.empty() : Stream.of(cell.split(";"));
    }

    private static <T> T known(String column, Optional<T> value, NamedCsvRecord row) {
        return value.orElseThrow(() -> new IllegalStateException("items.csv line %d: unknown %s %s"
                .formatted(row.getStartingLineNumber(), column, row.getField(column))));
    }

    private static List<NamedCsvRecord> rows(String name) {
        var resource = CatalogueResource.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("catalogue: resource missing " + name);
        }
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue: resource unreadable " + name, e);
        }
    }
}
