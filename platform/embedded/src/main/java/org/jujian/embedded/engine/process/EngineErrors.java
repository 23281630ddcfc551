package org.jujian.embedded.engine.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Error texts of the engine and the HTTP status that ClickHouse answers with them.
final class EngineErrors {
    static final int SYNTAX = 62;
    static final int UNKNOWN_USER_OR_PASSWORD = 516;
    static final int ACCESS_DENIED = 497;
    static final int SESSION_LOCKED = 373;
    static final int BAD_REQUEST = 36;
    static final int UNKNOWN = 1002;

    private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");

    private EngineErrors() {}

    static String message(int code, String text) {
        return "Code: " + code + ". DB::Exception: " + text;
    }

    static int code(String message) {
        Matcher matcher = CODE.matcher(message);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN;
    }

    static int status(int code) {
        return switch (code) {
            case 6, 26, 27, 36, 38, 41, 43, 47, 53, 62, 70, 72, 115, 117, 130, 131, 349, 386, 456, 457 -> 400;
            case 60, 81, 46 -> 404;
            case 192, 193, 194, 497, 516 -> 403;
            default -> 500;
        };
    }
}
