#!/bin/sh
# Takes the pictures of every screen anew, with the real program on the real samples: docs/screenshots/WIDTHxHEIGHT.
# Needs Maven and a JDK 25 or newer in JAVA_HOME, no display; pngquant makes the files smaller where it is installed.
set -eu
cd "$(dirname "$0")/../.."
java=${JAVA_HOME:?must name a JDK 25 or newer}/bin/java
pictures=docs/screenshots
work=$PWD/target/screens

mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/screens.path -Dmdep.includeScope=test
options=$(sed -n 's:.*<handful.jvm>\(.*\)</handful.jvm>.*:\1:p' pom.xml)
rm -rf "$work"
status=0
for look in "light en" "dark en" "light de"; do
    home=$work/$(echo "$look" | tr ' ' '-')
    mkdir -p "$home"
    # shellcheck disable=SC2086 # several words each
    OMP_WAIT_POLICY=PASSIVE "$java" $options -Xlog:disable -Duser.home="$home" -Dhandful.engine="$PWD/target/engine" \
        -Dglass.platform=Headless -Dprism.order=sw \
        -cp "target/test-classes:target/classes:$(cat target/screens.path)" \
        org.handful.ui.demo.ScreenTour "$work/pictures" $look || status=1
done
if command -v pngquant > /dev/null; then
    find "$work/pictures" -name '*.png' -exec pngquant --quality 90-100 --speed 1 --strip --skip-if-larger --ext .png \
        --force {} + || true
fi
rm -rf "$pictures"/*x*/
cp -r "$work"/pictures/* "$pictures"/
du -sh "$pictures"
exit $status
