package consumer;

import org.assertj.core.api.Assertions;

final class Main {
    private Main() {}

    public static void main(String[] args) {
        Assertions.assertThat(args).hasSize(1);
        System.out.println(Assertions.class.getModule().isNamed() + " " + args[0]);
        System.out.println(ModuleLayer.boot().findModule("org.opentest4j").isPresent());
        System.exit(3);
    }
}
