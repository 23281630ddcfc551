package org.jujian.server.web.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jujian.tenants.account.Account;

/// What is done to a person's access, each with a page that says what follows before it is done.
public enum Act {
    RESET("reset", "重置密码", "原来的密码和登录马上失效。页面上会显示一次新的一次性密码，7 天内有效，请当面或打电话告诉本人。", "密码已重置。"),
    DISABLE("disable", "停用", "本人马上退出，不能再登录；程序令牌一并失效。他传过的文件和留下的记录不变，以后可以再启用。", "已停用，不能再登录。"),
    ENABLE("enable", "启用", "本人可以用原来的密码登录；忘记了的，启用后再重置密码。", "已启用，可以登录。");

    private final String word;
    private final String label;
    private final String consequence;
    private final String done;

    Act(String word, String label, String consequence, String done) {
        this.word = word;
        this.label = label;
        this.consequence = consequence;
        this.done = done;
    }

    static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word.equals(word)).findFirst();
    }

    static List<Act> fitting(Account account) {
        return account.state() == Account.State.DISABLED ? List.of(ENABLE) : List.of(RESET, DISABLE);
    }

    /// In addresses.
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public String consequence() {
        return consequence;
    }

    public String done() {
        return done;
    }
}
