#!/bin/sh
# Takes the pictures of every screen anew, with the real program on the real samples: docs/screenshots/WIDTHxHEIGHT.
# German in the small size alone; make.sh small keeps that for all. Needs Maven, a JDK 25 or newer in JAVA_HOME, and xvfb-run (the screen that
# JavaFX has without a display is too small for these windows); pngquant makes the files smaller where it is installed.
set -eu
cd "$(dirname "$0")/../.."
java=${JAVA_HOME:?must name a JDK 25 or newer}/bin/java
pictures=docs/screenshots
work=${TMPDIR:-/tmp}/handful-screens

mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/screens.path -Dmdep.includeScope=test
options=$(sed -n 's:.*<handful.jvm>\(.*\)</handful.jvm>.*:\1:p' pom.xml)
rm -rf "$work"
status=0
for look in "light en" "dark en" "light de small"; do
    home=$work/$(echo "$look" | tr ' ' '-')
    mkdir -p "$home"
    # shellcheck disable=SC2086 # several words each
    OMP_WAIT_POLICY=PASSIVE xvfb-run -a -s "-screen 0 1920x1080x24" "$java" $options -Xlog:disable \
        -Duser.home="$home" -Dhandful.engine="$PWD/target/engine" -Dprism.order=sw \
        -cp "target/test-classes:target/classes:$(cat target/screens.path)" \
        org.handful.ui.demo.ScreenTour "$work/pictures" $look "$@" || status=1
done
if command -v pngquant > /dev/null; then
    find "$work/pictures" -name '*.png' -exec pngquant --quality 60-100 --speed 3 --strip --skip-if-larger --ext .png \
        --force {} + || true
fi
rm -rf "$pictures"/*x*/
cp -r "$work"/pictures/* "$pictures"/
du -sh "$pictures"
exit $status
