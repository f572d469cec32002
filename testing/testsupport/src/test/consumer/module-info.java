module consumer {
    requires org.assertj.core;
}
