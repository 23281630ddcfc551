package org.jujian.reports.delivery.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// E-mail addresses as people type them into one field.
public final class Addresses {
    public static final int MOST = 5;

    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private Addresses() {}

    /// What stands between commas, semicolons (， ； too) and blanks; nothing is checked.
    public static List<String> split(String typed) {
        return Arrays.stream(typed.split("[\\s,;，；、　]+"))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /// A mailbox and nothing else: no name, no comment, no list.
    public static boolean isAddress(String text) {
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException noAddress) {
            return false;
        }
    }
}
